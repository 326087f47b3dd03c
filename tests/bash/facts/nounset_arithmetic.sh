# An unset variable in arithmetic is fatal under `set -u`.
# outcome: possible
# disagrees: `set -u` is looked at for plain expansions only
# stdout: "start\n"
# status: 1
set -u
echo start
echo "$((nothing + 1))"
echo end
