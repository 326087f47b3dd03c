# An assignment to a read-only variable drops the whole list that it stands in, and the script goes on.
# outcome: exact
# disagrees: read-only variables can be assigned
# stdout: "1\n"
# status: 0
readonly x=1
x=2 || echo never
echo "$x"
