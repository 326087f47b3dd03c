# Under errexit a failing command in an EXIT trap changes the exit status.
# outcome: exact
# stdout: "bye\n"
# status: 1
set -e
trap 'echo bye; false; echo never' EXIT
exit 0
