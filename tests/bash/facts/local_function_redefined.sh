# The last definition of a function counts.
# outcome: exact
# stdout: "two\n"
# status: 0
f() { echo one; }
f() { echo two; }
f
