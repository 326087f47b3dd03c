# An `exit` in an element of a pipeline ends that element only.
# outcome: exact
# stdout: "3\n"
# status: 0
true | exit 3
echo "$?"
