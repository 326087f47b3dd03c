# When errexit kills a redirected function call, the redirection is undone before the EXIT trap runs.
# outcome: exact
# stdout: "bye\n"
# status: 1
set -e
trap 'echo bye' EXIT
f() { false; }
f >&2
