# `[ "$x" -gt 3 ]` does not evaluate the value: it fails with status 2.
# outcome: exact
# disagrees: `[ … ]` with wrong operands does not fail with status 2
# stdout: "other\n"
# status: 0
x='2 + 3'
[ "$x" -gt 3 ] 2>/dev/null || echo other
