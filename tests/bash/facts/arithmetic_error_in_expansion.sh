# An arithmetic error in an expansion drops the command, and the script goes on.
# outcome: exact
# disagrees: an arithmetic error does not drop the command
# stdout: "start\nend\n"
# status: 0
echo start
echo "$((1 / 0))"
echo end
