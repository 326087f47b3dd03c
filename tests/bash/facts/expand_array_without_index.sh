# `$a` is the first element.
# outcome: exact
# stdout: "x\n"
# status: 0
a=(x y)
echo "$a"
