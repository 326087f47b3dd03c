# With `-E` and errexit the ERR trap runs once for a failure in a function.
# outcome: exact
# stdout: "err\n"
# status: 1
set -eE
trap 'echo err' ERR
f() { false; }
f
