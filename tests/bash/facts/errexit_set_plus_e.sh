# `set +e` lets failures pass until `set -e`.
# outcome: exact
# stdout: "one 1\n"
# status: 1
set -e
set +e
false
echo "one $?"
set -e
false
echo never
