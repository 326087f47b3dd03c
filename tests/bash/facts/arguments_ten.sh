# `${10}` is the tenth argument, `$10` the first with a zero behind it.
# outcome: exact
# stdout: "j a0\n"
# status: 0
f() { echo "${10} $10"; }
f a b c d e f g h i j
