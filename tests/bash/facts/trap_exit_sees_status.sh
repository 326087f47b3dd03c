# In an EXIT trap `$?` is the status that the script ends with.
# outcome: exact
# stdout: "bye 3\n"
# status: 3
trap 'echo "bye $?"' EXIT
exit 3
