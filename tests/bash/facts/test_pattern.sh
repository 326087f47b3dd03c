# The right side of `==` is a pattern, unless it is quoted.
# outcome: exact
# stdout: "glob\nliteral\n"
# status: 0
[[ abc == a* ]] && echo glob
[[ abc == "a*" ]] || echo literal
