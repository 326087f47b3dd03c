# `for x` in a function goes through the function's arguments.
# outcome: exact
# stdout: "a b\nc\n"
# status: 0
f() { for x; do echo "$x"; done; }
f 'a b' c
