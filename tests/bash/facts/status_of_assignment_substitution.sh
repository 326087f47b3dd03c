# After `x=$(…)` `$?` is the status of the substitution.
# outcome: exact
# stdout: "4\n"
# status: 0
x=$(exit 4)
echo "$?"
