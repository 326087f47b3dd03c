# A value that is no number is an error in arithmetic.
# outcome: exact
# disagrees: an arithmetic error does not drop the command
# stdout: "end\n"
# status: 0
x=1a
echo "$((x + 1))" || echo never
echo end
