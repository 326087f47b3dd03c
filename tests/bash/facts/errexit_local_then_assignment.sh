# `local x; x=$(…)` does not hide the substitution's status.
# outcome: exact
# stdout: ""
# status: 3
set -e
f() { local x; x=$(exit 3); echo "in $?"; }
f
echo end
