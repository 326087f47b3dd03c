# A subshell that exits with a status is fatal with that status.
# outcome: exact
# stdout: "start\n"
# status: 9
set -e
echo start
(exit 9)
echo end
