# Without `local` a function changes the global variable.
# outcome: exact
# stdout: "after\n"
# status: 0
x=before
f() { x=after; }
f
echo "$x"
