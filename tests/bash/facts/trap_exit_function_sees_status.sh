# A function that is the EXIT trap sees the status in `$?`.
# outcome: exact
# stdout: "bye 6\n"
# status: 6
bye() { local rc=$?; echo "bye $rc"; }
trap bye EXIT
exit 6
