# Under `set -u` `${#a[@]}` of an undeclared array drops the whole list that it stands in.
# outcome: possible
# disagrees: `${#a[@]}` of an undeclared array does not fail under `set -u`
# stdout: "start\nend\n"
# status: 0
set -u
echo start
echo "${#a[@]}" || echo other
echo end
