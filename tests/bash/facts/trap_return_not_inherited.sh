# A function does not inherit a RETURN trap.
# outcome: exact
# stdout: "end\n"
# status: 0
trap 'echo return' RETURN
f() { :; }
f
echo end
