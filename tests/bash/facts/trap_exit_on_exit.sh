# An EXIT trap runs on `exit`, and the status stays.
# outcome: exact
# stdout: "bye\n"
# status: 3
trap 'echo bye' EXIT
exit 3
