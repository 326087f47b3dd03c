# `-v` asks whether a variable is set.
# outcome: possible
# stdout: "set\nunset\n"
# status: 0
x=
unset y
[[ -v x ]] && echo set
[[ -v y ]] || echo unset
