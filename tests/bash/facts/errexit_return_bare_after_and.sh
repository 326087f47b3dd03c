# A bare `return` after a failing `&&` list returns its status, and the call is fatal.
# outcome: exact
# stdout: ""
# status: 1
set -e
f() { [[ a == b ]] && echo never; return; }
f
echo never
