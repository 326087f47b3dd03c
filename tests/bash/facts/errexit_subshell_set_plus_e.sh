# `set +e` in a subshell stays there.
# outcome: exact
# stdout: "in\n"
# status: 1
set -e
(set +e; false; echo in)
false
echo never
