# When `${x:?}` ends a redirected group, the redirection is undone before the EXIT trap runs.
# outcome: possible
# stdout: "bye\n"
# status: 1
unset x
trap 'echo bye' EXIT
{ : "${x:?}"; } >&2
