# A signal with an empty trap is ignored.
# outcome: possible
# disagrees: a signal that the shell sends to itself ends it even when it is trapped or ignored
# stdout: "end\n"
# status: 0
trap '' TERM
kill -TERM $$
echo end
