# `echo` succeeds.
# outcome: exact
# stdout: "a\n0\n"
# status: 0
false
echo a
echo "$?"
