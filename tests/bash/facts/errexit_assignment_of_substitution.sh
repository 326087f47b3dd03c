# A plain assignment takes the substitution's status.
# outcome: exact
# stdout: ""
# status: 3
set -e
x=$(exit 3)
echo end
