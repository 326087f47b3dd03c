# A status that is kept in a variable outlives the next command.
# outcome: exact
# stdout: "4\n"
# status: 0
(exit 4)
rc=$?
true
echo "$rc"
