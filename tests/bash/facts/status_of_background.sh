# Starting a job succeeds.
# outcome: exact
# stdout: "0\n"
# status: 0
false &
echo "$?"
wait
