# An ERR trap also runs for failures in the EXIT trap.
# outcome: exact
# stdout: "body\nerr\nbye\n"
# status: 0
trap 'echo err' ERR
trap 'false; echo bye' EXIT
echo body
