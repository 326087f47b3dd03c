# Without pipefail only the last element of a pipeline counts.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
false | true
echo end
