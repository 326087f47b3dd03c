# An assignment before a function call holds for that call.
# outcome: exact
# disagrees: TODO
# stdout: "during\nbefore\n"
# status: 0
x=before
f() { echo "$x"; }
x=during f
echo "$x"
