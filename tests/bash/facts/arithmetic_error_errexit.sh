# An arithmetic error in an expansion ends the script under errexit.
# outcome: exact
# disagrees: TODO
# stdout: "start\nend\n"
# status: 0
set -e
echo start
echo "$((1 / 0))"
echo end
