# In posix mode errexit is inherited in `$( )`.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
set -o posix
echo start
x=$(false; echo still)
echo "$x"
