# `return` in `eval` leaves the function.
# outcome: exact
# stdout: "3\n"
# status: 0
f() { eval 'return 3'; echo never; }
f
echo "$?"
