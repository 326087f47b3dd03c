# The status of a loop is that of the last command of its body.
# outcome: exact
# stdout: "3\n"
# status: 0
for x in a; do (exit 3); done
echo "$?"
