# `a[0]=$(…)` takes the substitution's status.
# outcome: exact
# stdout: ""
# status: 5
set -e
a[0]=$(exit 5)
echo end
