# `a ? b : c` chooses.
# outcome: exact
# stdout: "10 20\n"
# status: 0
n=3
echo $((n > 2 ? 10 : 20)) $((n < 2 ? 10 : 20))
