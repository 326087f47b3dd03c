# A function with `local -` and `set -e` can end the script inside.
# outcome: exact
# stdout: ""
# status: 1
f() { local -; set -e; false; echo never; }
f
echo never
