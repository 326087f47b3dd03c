# The status of `trap` is 0.
# outcome: exact
# stdout: "0\n"
# status: 0
false
trap 'true' EXIT
echo "$?"
