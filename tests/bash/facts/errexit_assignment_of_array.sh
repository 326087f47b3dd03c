# An assignment of an array takes the substitution's status.
# outcome: exact
# stdout: ""
# status: 3
set -e
a=($(exit 3))
echo end
