# `return` with a status gives it.
# outcome: exact
# stdout: "200\n"
# status: 0
f() { return 200; }
f
echo "$?"
