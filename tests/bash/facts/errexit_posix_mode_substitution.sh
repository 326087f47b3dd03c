# In posix mode errexit is inherited in `$( )`.
# outcome: exact
# disagrees: TODO
# stdout: "start\n"
# status: 1
set -e
set -o posix
echo start
x=$(false; echo still)
echo "$x"
