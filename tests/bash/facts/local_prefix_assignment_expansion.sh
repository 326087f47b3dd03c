# An assignment before a command does not change the expansion of its arguments.
# outcome: exact
# stdout: "before\n"
# status: 0
x=before
x=during echo "$x"
