# Without errexit a failing command in an EXIT trap does not change the exit status.
# outcome: exact
# stdout: "bye\n"
# status: 0
trap 'false; echo bye' EXIT
exit 0
