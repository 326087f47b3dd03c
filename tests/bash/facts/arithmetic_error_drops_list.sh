# An arithmetic error in an expansion drops the `|| …` of the command, too.
# outcome: exact
# disagrees: an arithmetic error does not drop the command
# stdout: "end\n"
# status: 0
echo "$((1 / 0))" || echo never
echo end
