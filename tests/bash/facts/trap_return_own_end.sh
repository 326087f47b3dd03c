# A RETURN trap can remove itself.
# outcome: exact
# stdout: "return\nin\nend\n"
# status: 0
f() { trap 'echo return; trap - RETURN' RETURN; }
g() { f; echo in; }
g
echo end
