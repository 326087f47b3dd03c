# With `-E` and errexit the ERR trap runs once for a failure in nested functions.
# outcome: exact
# stdout: "err\n"
# status: 1
set -eE
trap 'echo err' ERR
inner() { false; }
outer() { inner; }
outer
