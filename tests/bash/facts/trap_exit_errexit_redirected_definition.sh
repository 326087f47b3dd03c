# A redirection of the definition of a function stays in force when errexit ends it.
# outcome: exact
# stdout: ""
# status: 1
set -e
trap 'echo bye' EXIT
f() { false; } >&2
f
