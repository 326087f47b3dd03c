# An EXIT trap runs at the end of the script and keeps its status.
# outcome: exact
# stdout: "body\nbye\n"
# status: 1
trap 'echo bye' EXIT
echo body
false
