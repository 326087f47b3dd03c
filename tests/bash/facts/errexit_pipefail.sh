# With pipefail a failure of any element of a pipeline is fatal.
# outcome: exact
# stdout: "start\n"
# status: 1
set -eo pipefail
echo start
false | true
echo end
