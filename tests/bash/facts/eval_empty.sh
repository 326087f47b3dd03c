# `eval` of nothing succeeds.
# outcome: exact
# stdout: "0\n"
# status: 0
false
eval ''
echo "$?"
