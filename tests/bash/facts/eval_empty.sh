# `eval` of nothing succeeds.
# outcome: exact
# disagrees: `eval` of nothing keeps the status that was there
# stdout: "0\n"
# status: 0
false
eval ''
echo "$?"
