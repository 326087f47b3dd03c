# An assignment before a function call holds for that call.
# outcome: exact
# disagrees: an assignment before a function call is not seen by the function
# stdout: "during\nbefore\n"
# status: 0
x=before
f() { echo "$x"; }
x=during f
echo "$x"
