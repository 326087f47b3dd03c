# A group on the left of `||` ignores errexit.
# outcome: exact
# stdout: "still\n"
# status: 0
set -e
{ false; echo still; } || echo never
