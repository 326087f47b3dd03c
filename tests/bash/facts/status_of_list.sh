# `$?` is the status of the last command.
# outcome: exact
# stdout: "3\n0\n"
# status: 0
(exit 3)
echo "$?"
echo "$?"
