# The script ends with the status of its last command.
# outcome: exact
# stdout: "start\n"
# status: 1
echo start
false
