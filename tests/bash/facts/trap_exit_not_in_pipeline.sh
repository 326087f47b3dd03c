# An element of a pipeline does not run the EXIT trap of its parent.
# outcome: exact
# stdout: "body\nbye\n"
# status: 0
trap 'echo bye' EXIT
{ exit 1; } | true
echo body
