# An arithmetic error in an expansion drops the `|| …` of the command, too.
# outcome: exact
# disagrees: TODO
# stdout: "end\n"
# status: 0
echo "$((1 / 0))" || echo never
echo end
