# A bare `exit` in an ERR trap ends with the status of the last command of the trap.
# outcome: exact
# stdout: ""
# status: 6
trap 'exit' ERR
(exit 6)
echo never
