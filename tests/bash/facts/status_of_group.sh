# The status of a group is that of its last command.
# outcome: exact
# stdout: "4\n"
# status: 0
{ true; (exit 4); }
echo "$?"
