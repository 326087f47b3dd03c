# `break` gives status 0.
# outcome: exact
# stdout: "0\n"
# status: 0
for x in a; do (exit 3); break; done
echo "$?"
