# The comma gives the last value.
# outcome: exact
# stdout: "3 2\n"
# status: 0
echo $((n = 2, n + 1)) $n
