# In posix mode errexit is inherited in `$( )`.
# outcome: exact
# disagrees: posix mode does not make substitutions inherit errexit
# stdout: "start\n"
# status: 1
set -e
set -o posix
echo start
x=$(false; echo still)
echo "$x"
