# With `inherit_errexit` a failure ends `$( )`, and the assignment is fatal.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
shopt -s inherit_errexit
echo start
x=$(false; echo still)
echo "$x"
