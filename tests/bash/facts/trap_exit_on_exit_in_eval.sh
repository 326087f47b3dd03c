# An EXIT trap runs after `exit` in `eval`.
# outcome: exact
# stdout: "bye\n"
# status: 2
trap 'echo bye' EXIT
eval 'exit 2'
