# `[ $x = a ]` with an empty `x` is an error with status 2.
# outcome: exact
# disagrees: `[ … ]` with wrong operands does not fail with status 2
# stdout: "2\n"
# status: 0
x=
[ $x = a ] 2>/dev/null
echo "$?"
