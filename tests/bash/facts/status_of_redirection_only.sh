# A redirection alone succeeds.
# outcome: exact
# stdout: "0\n"
# status: 0
false
>/dev/null
echo "$?"
