# An explicit `return 1` fires the ERR trap at the top-level caller.
# outcome: exact
# stdout: "err\n"
# status: 1
set -e
trap 'echo err' ERR
f() { return 1; }
f
