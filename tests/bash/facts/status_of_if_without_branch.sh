# The status of an `if` whose condition fails is 0.
# outcome: exact
# stdout: "0\n"
# status: 0
if (exit 3); then :; fi
echo "$?"
