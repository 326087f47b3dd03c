# `[ a -eq 1 ]` fails with status 2.
# outcome: exact
# disagrees: `[ … ]` with wrong operands does not fail with status 2
# stdout: "2\n"
# status: 0
[ a -eq 1 ] 2>/dev/null
echo "$?"
