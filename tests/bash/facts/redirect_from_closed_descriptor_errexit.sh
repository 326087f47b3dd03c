# Under errexit a redirection that fails ends the script.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
echo start
echo lost >&7
echo end
