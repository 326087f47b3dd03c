# `&` in a quoted replacement is literal.
# outcome: exact
# stdout: "a&c\n"
# status: 0
x=abc
echo "${x/b/"&"}"
