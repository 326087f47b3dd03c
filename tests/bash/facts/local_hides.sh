# A local variable hides the global one and vanishes.
# outcome: exact
# stdout: "inner\nglobal\n"
# status: 0
x=global
f() { local x=inner; echo "$x"; }
f
echo "$x"
