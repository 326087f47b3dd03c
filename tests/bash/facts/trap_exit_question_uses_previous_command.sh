# In an EXIT trap `exit $?` uses the status of the command before it.
# outcome: exact
# stdout: "bye\n"
# status: 0
trap 'echo bye; exit $?' EXIT
exit 5
