# Blanks at the edges of an unquoted expansion vanish.
# outcome: exact
# stdout: "a b\n  a   b  \n"
# status: 0
x='  a   b  '
echo $x
echo "$x"
