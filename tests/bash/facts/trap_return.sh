# A RETURN trap runs when a function that sets it returns.
# outcome: exact
# stdout: "in\nreturn\nend\n"
# status: 0
f() { trap 'echo return' RETURN; echo in; }
f
trap - RETURN
echo end
