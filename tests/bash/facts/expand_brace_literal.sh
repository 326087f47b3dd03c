# Braces without a comma or range are literal, quoted ones too.
# outcome: exact
# stdout: "{a} {} {a,b} a{b\n"
# status: 0
echo {a} {} "{a,b}" a{b
