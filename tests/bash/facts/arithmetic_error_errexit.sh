# An arithmetic error in an expansion does not end the script under errexit either.
# outcome: exact
# disagrees: an arithmetic error does not drop the command
# stdout: "start\nend\n"
# status: 0
set -e
echo start
echo "$((1 / 0))"
echo end
