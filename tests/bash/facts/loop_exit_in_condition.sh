# `exit` in a loop's condition ends the script.
# outcome: exact
# stdout: ""
# status: 4
while exit 4; do echo never; done
echo never
