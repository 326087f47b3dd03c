# When errexit fires on `(( … ))` in a redirected function call, the EXIT trap runs inside the redirection.
# outcome: exact
# stdout: ""
# status: 1
set -e
trap 'echo bye' EXIT
f() { ((0)); }
f >&2
