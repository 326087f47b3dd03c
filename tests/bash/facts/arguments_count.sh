# `$#` is the number of arguments, `$1` the first.
# outcome: exact
# stdout: "2 a b c\n"
# status: 0
f() { echo "$# $1 $2"; }
f 'a b' c
