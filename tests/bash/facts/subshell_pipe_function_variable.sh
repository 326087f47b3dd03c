# A function behind a pipe is a subshell.
# outcome: exact
# stdout: "in\nbefore\n"
# status: 0
f() { x=inner; echo in; }
x=before
true | f
echo "$x"
