# A bare `exit` uses the status of the last command.
# outcome: exact
# stdout: ""
# status: 6
(exit 6)
exit
