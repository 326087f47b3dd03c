# A final failing `&&` list of a function fires the ERR trap at the top-level caller.
# outcome: exact
# stdout: "err\n"
# status: 1
set -e
trap 'echo err' ERR
f() { [[ a == b ]] && echo never; }
f
