# A group is no subshell.
# outcome: exact
# stdout: "inner\n"
# status: 0
{ x=inner; }
echo "$x"
