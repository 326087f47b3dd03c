# errexit is inherited in `( )`: the subshell ends, and its status is fatal to the parent.
# outcome: exact
# stdout: "in\n"
# status: 1
set -e
(echo in; false; echo never)
echo end
