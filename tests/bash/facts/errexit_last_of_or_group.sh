# A group on the right of `||` does not ignore errexit.
# outcome: exact
# stdout: "in\n"
# status: 1
set -e
false || { echo in; false; echo never; }
echo never
