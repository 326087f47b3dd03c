# An `exit` with a status in an EXIT trap decides the status.
# outcome: exact
# stdout: ""
# status: 9
trap 'exit 9' EXIT
exit 5
