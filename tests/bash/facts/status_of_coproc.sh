# Starting a coprocess succeeds.
# outcome: exact
# stdout: "0\n"
# status: 0
false
coproc { :; }
echo "$?"
wait
