# A loop that `break` ends has status 0.
# outcome: exact
# stdout: "0\n"
# status: 0
while true; do false; break; done
echo "$?"
