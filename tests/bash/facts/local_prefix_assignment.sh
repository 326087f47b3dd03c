# An assignment before a function call holds for that call.
# outcome: exact
# stdout: "during\nbefore\n"
# status: 0
x=before
f() { echo "$x"; }
x=during f
echo "$x"
