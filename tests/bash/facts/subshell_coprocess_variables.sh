# A coprocess is a subshell.
# outcome: exact
# stdout: "before\n"
# status: 0
x=before
coproc { x=inner; }
wait
echo "$x"
