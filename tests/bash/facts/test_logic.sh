# `!`, `&&`, `||` and parentheses in `[[ ]]`.
# outcome: exact
# stdout: "yes\n"
# status: 0
[[ ! a == b && ( a == b || c == c ) ]] && echo yes
