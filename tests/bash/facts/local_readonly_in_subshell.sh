# An assignment to a read-only variable ends a subshell.
# outcome: exact
# disagrees: read-only variables can be assigned
# stdout: "1\n"
# status: 0
readonly x=1
(x=2; echo never) 2>/dev/null
echo "$x"
