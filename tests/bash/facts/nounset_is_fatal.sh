# With `set -u` an unset variable ends the script at once.
# outcome: possible
# stdout: "start\n"
# status: 1
set -u
echo start
echo "$nothing"
echo end
