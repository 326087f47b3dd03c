# An EXIT trap that a function sets runs at the end of the script.
# outcome: exact
# stdout: "body\nbye\n"
# status: 0
f() { trap 'echo bye' EXIT; }
f
echo body
