# `set -o errexit` is `set -e`.
# outcome: exact
# stdout: "start\n"
# status: 1
set -o errexit
echo start
false
echo never
