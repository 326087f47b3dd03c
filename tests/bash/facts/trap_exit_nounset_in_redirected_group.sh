# When an unset variable ends a redirected group, the redirection is undone before the EXIT trap runs.
# outcome: possible
# stdout: "bye\n"
# status: 1
set -u
unset x
trap 'echo bye' EXIT
{ echo "$x"; } >&2
