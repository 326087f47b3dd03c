# `local x=$(…)` hides the substitution's status.
# outcome: exact
# stdout: "in 0\n"
# status: 0
set -e
f() { local x=$(exit 3); echo "in $?"; }
f
