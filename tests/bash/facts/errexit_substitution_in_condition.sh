# An assignment of a failing substitution is exempt in a condition.
# outcome: exact
# stdout: "other 3\n"
# status: 0
set -e
if x=$(exit 3); then echo never; else echo "other $?"; fi
