# A coprocess does not write to stdout.
# outcome: exact
# stdout: "end\n"
# status: 0
coproc { echo lost; }
wait
echo end
