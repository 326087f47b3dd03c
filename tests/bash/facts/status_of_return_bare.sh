# A bare `return` keeps the status of the last command.
# outcome: exact
# stdout: "4\n"
# status: 0
f() { (exit 4); return; }
f
echo "$?"
