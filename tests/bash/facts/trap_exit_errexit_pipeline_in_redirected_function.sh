# When errexit fires on a pipeline in a redirected function call, the EXIT trap runs inside the redirection.
# outcome: exact
# stdout: ""
# status: 1
set -eo pipefail
trap 'echo bye' EXIT
f() { false | cat; }
f >&2
