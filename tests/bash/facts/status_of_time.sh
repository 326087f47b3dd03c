# `time` gives the status of its command.
# outcome: exact
# stdout: "3\n"
# status: 0
{ time (exit 3); } 2>/dev/null
echo "$?"
