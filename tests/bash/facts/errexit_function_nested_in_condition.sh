# errexit is off in the functions that a function in a condition calls, too.
# outcome: exact
# stdout: "inner\nouter\nyes\n"
# status: 0
set -e
inner() { false; echo inner; }
outer() { inner; echo outer; }
if outer; then echo yes; fi
