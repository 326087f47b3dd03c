# In the `else` branch `$?` is the status of the condition.
# outcome: exact
# stdout: "3\n"
# status: 0
if (exit 3); then :; else echo "$?"; fi
