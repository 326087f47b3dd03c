# A function's status is that of its last command.
# outcome: exact
# stdout: "4\n"
# status: 0
f() { (exit 4); }
f
echo "$?"
