# When an unset variable ends a redirected builtin, the EXIT trap runs without the redirection.
# outcome: possible
# stdout: "bye\n"
# status: 1
set -u
unset x
trap 'echo bye' EXIT
echo "$x" >&2
