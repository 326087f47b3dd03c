# An EXIT trap runs after `exit` in a sourced text.
# outcome: exact
# stdout: "bye\n"
# status: 2
trap 'echo bye' EXIT
eval 'exit 2'
