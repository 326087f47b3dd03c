# `set -e` inside a function can end the script at that function's own return.
# outcome: exact
# stdout: ""
# status: 3
f() { set -e; return 3; }
f
echo never
