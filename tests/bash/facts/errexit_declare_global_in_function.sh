# `declare -g x=$(…)` hides the substitution's status.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
f() { declare -g x=$(exit 3); }
f
echo end
