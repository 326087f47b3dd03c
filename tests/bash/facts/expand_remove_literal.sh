# A quoted pattern is literal.
# outcome: exact
# stdout: "ab\n"
# status: 0
x='*ab'
echo "${x#"*"}"
