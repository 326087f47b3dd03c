# With `-E` the ERR trap does not fire in a function that is a condition.
# outcome: exact
# stdout: "yes\n"
# status: 0
set -E
trap 'echo err' ERR
f() { false; true; }
if f; then echo yes; fi
f || true
