# An ERR trap runs for a failing command, and the script goes on without errexit.
# outcome: exact
# stdout: "err 1\nend\n"
# status: 0
trap 'echo "err $?"' ERR
false
echo end
