# Without errexit the last command of an EXIT trap does not change the status.
# outcome: exact
# stdout: ""
# status: 5
trap 'false' EXIT
exit 5
