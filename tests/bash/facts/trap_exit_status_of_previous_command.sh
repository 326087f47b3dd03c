# `exit $?` in an EXIT trap exits with the status of the command before it.
# outcome: exact
# stdout: ""
# status: 0
trap 'true; exit $?' EXIT
exit 5
