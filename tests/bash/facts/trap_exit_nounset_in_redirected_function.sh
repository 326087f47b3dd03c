# When an unset variable ends a redirected function call, the redirection is undone before the EXIT trap runs.
# outcome: possible
# stdout: "bye\n"
# status: 1
set -u
unset x
trap 'echo bye' EXIT
f() { echo "$x"; }
f >&2
