# `${!#}` and `${@: -1}` are the last argument.
# outcome: possible
# stdout: "c c\n"
# status: 0
f() { echo "${!#} ${@: -1}"; }
f a b c
