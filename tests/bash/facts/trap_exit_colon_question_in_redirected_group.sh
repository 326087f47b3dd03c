# When `${x:?}` ends a redirected group, the redirection is undone before the EXIT trap runs.
# outcome: possible
# disagrees: the redirection of a compound command that an unset variable ends is not undone before the EXIT trap
# stdout: "bye\n"
# status: 1
unset x
trap 'echo bye' EXIT
{ : "${x:?}"; } >&2
