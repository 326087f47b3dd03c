# `set -e` inside a function leaks out.
# outcome: exact
# stdout: "one\n"
# status: 1
f() { set -e; true; }
f
echo one
false
echo never
