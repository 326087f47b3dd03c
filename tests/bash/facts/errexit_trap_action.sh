# errexit also acts in an ERR trap's function when it is on.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
f() { false; echo never; }
trap f ERR
echo start
false
