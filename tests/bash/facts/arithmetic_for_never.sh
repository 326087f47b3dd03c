# A C-style loop whose condition is false from the start has no turn.
# outcome: exact
# stdout: "5\n"
# status: 0
for ((i = 5; i < 3; i++)); do echo never; done
echo "$i"
