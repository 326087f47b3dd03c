# `local -` with `set +e` in a function leaves errexit on outside.
# outcome: exact
# stdout: "in\n"
# status: 1
set -e
f() { local -; set +e; false; echo in; }
f
false
echo never
