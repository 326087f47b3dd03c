# An arithmetic error in a loop drops the loop.
# outcome: exact
# disagrees: an arithmetic error does not drop the command
# stdout: "end\n"
# status: 0
for x in a b; do echo "$((1 / 0))"; echo never; done
echo end
