# `n=$((0))` succeeds.
# outcome: exact
# stdout: "0\n"
# status: 0
set -e
n=$((0))
echo "$n"
