# An assignment before a builtin holds for that builtin.
# outcome: exact
# stdout: "before\n"
# status: 0
x=before
x=during true
echo "$x"
