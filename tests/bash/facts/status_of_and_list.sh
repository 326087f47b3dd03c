# The status of `a && b` is that of the last command that ran.
# outcome: exact
# stdout: "4\n"
# status: 0
(exit 4) && echo never
echo "$?"
