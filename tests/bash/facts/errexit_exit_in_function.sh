# `exit` in a function ends the script.
# outcome: exact
# stdout: "in\n"
# status: 3
f() { echo in; exit 3; }
f
echo never
