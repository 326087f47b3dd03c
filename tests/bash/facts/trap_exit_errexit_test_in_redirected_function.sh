# When errexit fires on `[ … ]` in a redirected function call, the redirection is undone before the EXIT trap runs.
# outcome: exact
# stdout: "bye\n"
# status: 1
set -e
trap 'echo bye' EXIT
f() { [ a = b ]; }
f >&2
