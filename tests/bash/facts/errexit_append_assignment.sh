# `x+=$(…)` takes the substitution's status.
# outcome: exact
# stdout: ""
# status: 5
set -e
x=a
x+=$(exit 5)
echo end
