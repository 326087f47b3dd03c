# A RETURN trap that a function sets runs again when its caller returns.
# outcome: exact
# stdout: "return\nin\nreturn\nend\n"
# status: 0
f() { trap 'echo return' RETURN; }
g() { f; echo in; }
g
trap - RETURN
echo end
