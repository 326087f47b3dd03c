# `08` is no number: `$((08+1))` drops the command.
# outcome: exact
# disagrees: TODO
# stdout: "end\n"
# status: 0
x=$((08+1)) && echo never
echo end
