# An assignment without a substitution succeeds.
# outcome: exact
# stdout: "0\n"
# status: 0
false
x=1
echo "$?"
