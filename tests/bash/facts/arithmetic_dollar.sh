# `$n` in arithmetic is put in before the expression is read.
# outcome: possible
# stdout: "4 6\n"
# status: 0
n='1 + 1'
echo $(($n * 3)) $((n * 3))
