# `[[ … -gt … ]]` evaluates its operands as expressions.
# outcome: exact
# stdout: "yes\n"
# status: 0
x='2 + 3'
[[ $x -eq 5 ]] && echo yes
