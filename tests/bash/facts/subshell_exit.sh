# `exit` in a subshell ends the subshell.
# outcome: exact
# stdout: "in\n3\n"
# status: 0
(echo in; exit 3; echo never)
echo "$?"
