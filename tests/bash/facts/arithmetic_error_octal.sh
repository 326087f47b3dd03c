# `08` is no number: `$((08+1))` drops the command.
# outcome: exact
# disagrees: an arithmetic error does not drop the command
# stdout: "end\n"
# status: 0
x=$((08+1)) && echo never
echo end
