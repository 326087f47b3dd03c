# Errexit on a simple command in a redirected `eval` undoes the redirection before the EXIT trap runs.
# outcome: exact
# stdout: "bye\n"
# status: 1
set -e
trap 'echo bye' EXIT
eval "false" >&2
