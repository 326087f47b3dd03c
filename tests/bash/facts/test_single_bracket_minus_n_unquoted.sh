# `[ -n $x ]` with an empty `x` is true: it has one operand.
# outcome: exact
# stdout: "true\n"
# status: 0
x=
[ -n $x ] && echo true
