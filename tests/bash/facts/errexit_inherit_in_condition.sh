# With `inherit_errexit` a substitution in a condition still ignores errexit.
# outcome: exact
# stdout: "still\n"
# status: 0
set -e
shopt -s inherit_errexit
x=$(false; echo still) || echo never
echo "$x"
