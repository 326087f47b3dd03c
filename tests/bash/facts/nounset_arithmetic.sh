# An unset variable in arithmetic is fatal under `set -u`.
# outcome: possible
# stdout: "start\n"
# status: 1
set -u
echo start
echo "$((nothing + 1))"
echo end
