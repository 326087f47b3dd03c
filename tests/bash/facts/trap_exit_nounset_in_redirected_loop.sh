# When an unset variable ends a redirected loop, the redirection is undone before the EXIT trap runs.
# outcome: possible
# stdout: "bye\n"
# status: 1
set -u
unset x
trap 'echo bye' EXIT
for y in a; do echo "$x"; done >/dev/null
