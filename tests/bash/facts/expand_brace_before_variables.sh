# Braces are expanded before variables: `{1..$n}` is literal.
# outcome: exact
# stdout: "{1..3}\n"
# status: 0
n=3
echo {1..$n}
