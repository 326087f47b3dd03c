# A variable that is only declared counts as unset.
# outcome: possible
# stdout: "start\n"
# status: 1
set -u
declare x
echo start
echo "$x"
echo end
