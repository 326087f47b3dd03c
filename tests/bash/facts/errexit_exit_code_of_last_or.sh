# `false || (exit 4)` ends with 4.
# outcome: exact
# stdout: ""
# status: 4
set -e
false || (exit 4)
