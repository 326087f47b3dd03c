# A signal with an empty trap is ignored.
# outcome: possible
# stdout: "end\n"
# status: 0
trap '' TERM
kill -TERM $$
echo end
