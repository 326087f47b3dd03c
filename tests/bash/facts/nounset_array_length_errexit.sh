# Under `set -u` and errexit `${#a[@]}` of an undeclared array ends the script.
# outcome: possible
# disagrees: `${#a[@]}` of an undeclared array does not fail under `set -u`
# stdout: "start\n"
# status: 1
set -eu
echo start
echo "${#a[@]}"
echo end
