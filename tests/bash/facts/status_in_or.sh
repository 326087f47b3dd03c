# Behind `||` `$?` is the status of what failed.
# outcome: exact
# stdout: "3\n"
# status: 0
(exit 3) || echo "$?"
