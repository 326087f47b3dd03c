# An empty variable counts as 0.
# outcome: exact
# stdout: "1\n"
# status: 0
n=
echo $((n + 1))
