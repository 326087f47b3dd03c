# Under errexit a command that fails ends the script with its status.
# outcome: exact
# stdout: "start\n"
# status: 7
set -e
f() { return 7; }
echo start
f
echo end
