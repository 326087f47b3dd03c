# A loop over no words has no turn and succeeds.
# outcome: exact
# stdout: "0\n"
# status: 0
false
for x in; do echo never; done
echo "$?"
