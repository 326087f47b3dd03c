# Without pipefail a failing first element does not fire the ERR trap.
# outcome: exact
# stdout: "end\n"
# status: 0
trap 'echo err' ERR
false | true
echo end
