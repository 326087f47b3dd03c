# An EXIT trap that keeps the status and exits with it.
# outcome: exact
# stdout: "bye\n"
# status: 6
bye() { local rc=$?; echo bye; exit "$rc"; }
trap bye EXIT
exit 6
