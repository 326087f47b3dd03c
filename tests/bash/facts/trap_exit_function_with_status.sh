# An EXIT trap can pass `$?` to a function.
# outcome: exact
# stdout: "bye 6\n"
# status: 6
bye() { echo "bye $1"; }
trap 'bye $?' EXIT
exit 6
