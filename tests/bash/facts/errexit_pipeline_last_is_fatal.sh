# A failure of the last element of a pipeline is fatal.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
echo start
true | false
echo end
