# `[[ ! … ]]` that fails is fatal.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
echo start
[[ ! a == a ]]
echo never
