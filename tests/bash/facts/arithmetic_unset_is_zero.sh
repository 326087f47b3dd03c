# An unset variable counts as 0.
# outcome: exact
# stdout: "1\n"
# status: 0
unset n
echo $((n + 1))
