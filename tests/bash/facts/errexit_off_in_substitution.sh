# errexit is off in `$( )`.
# outcome: exact
# stdout: "still\n"
# status: 0
set -e
x=$(false; echo still)
echo "$x"
