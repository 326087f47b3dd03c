# With `inherit_errexit` a substitution in a condition still ignores errexit.
# outcome: exact
# disagrees: with `inherit_errexit` errexit acts in a substitution that is tested
# stdout: "still\n"
# status: 0
set -e
shopt -s inherit_errexit
x=$(false; echo still) || echo never
echo "$x"
