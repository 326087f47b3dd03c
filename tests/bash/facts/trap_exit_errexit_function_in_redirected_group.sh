# When errexit fires in a function that a redirected group calls, the EXIT trap runs inside the redirection.
# outcome: exact
# stdout: ""
# status: 1
set -e
trap 'echo bye' EXIT
f() { false; }
{ f; } >&2
