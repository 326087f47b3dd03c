# A subshell does not run the EXIT trap of its parent.
# outcome: exact
# stdout: "in\nbody\nbye\n"
# status: 0
trap 'echo bye' EXIT
(echo in)
echo body
