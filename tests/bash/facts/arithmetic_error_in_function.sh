# An arithmetic error in a function drops the rest of the function, too.
# outcome: exact
# disagrees: an arithmetic error does not drop the command
# stdout: "end\n"
# status: 0
f() { echo "$((1 / 0))"; echo never; }
f
echo end
