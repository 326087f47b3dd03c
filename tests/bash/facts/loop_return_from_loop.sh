# `return` leaves the loop and the function.
# outcome: exact
# stdout: "a\n3\n"
# status: 0
f() { for x in a b; do echo "$x"; return 3; done; echo never; }
f
echo "$?"
