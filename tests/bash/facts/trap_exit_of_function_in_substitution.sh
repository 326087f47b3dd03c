# An EXIT trap that a function sets in a substitution prints into the substitution.
# outcome: exact
# stdout: "[in\nbye]\n"
# status: 0
f() { trap 'echo bye' EXIT; echo in; }
x=$(f)
echo "[$x]"
