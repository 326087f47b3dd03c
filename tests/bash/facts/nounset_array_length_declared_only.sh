# Under `set -u` `${#a[@]}` of an array that is only declared drops the command, and the script goes on.
# outcome: possible
# disagrees: `${#a[@]}` of an undeclared array does not fail under `set -u`
# stdout: "start\nend\n"
# status: 0
set -u
declare -a a
echo start
echo "${#a[@]}"
echo end
