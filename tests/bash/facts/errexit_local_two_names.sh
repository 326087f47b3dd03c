# `local a b=$(…)` hides the status, too.
# outcome: exact
# stdout: "in 0\n"
# status: 0
set -e
f() { local a b=$(exit 3); echo "in $?"; }
f
