# A substitution runs an EXIT trap of its own, and its output is gathered.
# outcome: exact
# stdout: "in\nbye\n"
# status: 0
x=$(trap 'echo bye' EXIT; echo in)
echo "$x"
