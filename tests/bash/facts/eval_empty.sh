# `eval` of nothing succeeds.
# outcome: exact
# disagrees: TODO
# stdout: "0\n"
# status: 0
false
eval ''
echo "$?"
