# An arithmetic error in an expansion ends a subshell with status 1.
# outcome: exact
# disagrees: an arithmetic error does not drop the command
# stdout: "1\n"
# status: 0
(echo "$((1 / 0))"; echo never)
echo "$?"
