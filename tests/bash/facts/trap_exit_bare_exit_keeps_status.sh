# In an EXIT trap a bare `exit` keeps the status.
# outcome: exact
# disagrees: a bare `exit` in an EXIT trap takes the status of the trap's last command
# stdout: "bye\n"
# status: 5
trap 'true; echo bye; exit' EXIT
exit 5
