# In an EXIT trap a bare `exit` keeps the status.
# outcome: exact
# stdout: "bye\n"
# status: 5
trap 'true; echo bye; exit' EXIT
exit 5
