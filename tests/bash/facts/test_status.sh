# The status of a test is 0 or 1.
# outcome: exact
# stdout: "0\n1\n1\n"
# status: 0
[[ a == a ]]; echo "$?"
[[ a == b ]]; echo "$?"
test a = b; echo "$?"
