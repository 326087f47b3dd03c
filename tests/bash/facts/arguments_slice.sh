# `"${@:2}"` are the arguments from the second on.
# outcome: possible
# stdout: "b c\na\n"
# status: 0
f() { echo "${@:2}"; echo "${@:1:1}"; }
f a b c
