# `return 1` at top level ends with status 2 under errexit.
# outcome: exact
# stdout: "start\n"
# status: 2
set -e
echo start
return 1
echo end
