# `export x=$(…)` hides the substitution's status.
# outcome: exact
# stdout: "end 0\n"
# status: 0
set -e
export x=$(exit 3)
echo "end $?"
