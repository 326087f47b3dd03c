# A subshell does not define functions for its parent.
# outcome: exact
# stdout: "inner\nouter\n"
# status: 0
f() { echo outer; }
(f() { echo inner; }; f)
f
