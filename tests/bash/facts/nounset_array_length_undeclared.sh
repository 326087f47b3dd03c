# Under `set -u` `${#a[@]}` of an undeclared array drops the command, and the script goes on.
# outcome: possible
# disagrees: TODO
# stdout: "start\nend\n"
# status: 0
set -u
echo start
echo "${#a[@]}"
echo end
