# When errexit fires on a subshell in a redirected function call, the EXIT trap runs inside the redirection.
# outcome: exact
# stdout: ""
# status: 1
set -e
trap 'echo bye' EXIT
f() { (exit 1); }
f >&2
