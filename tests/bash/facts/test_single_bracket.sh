# `[ ]` with one, two, three and four operands.
# outcome: exact
# stdout: "1\n2\n3\n4\n5\n"
# status: 0
[ a ] && echo 1
[ -z '' ] && echo 2
[ a = a ] && echo 3
[ ! a = b ] && echo 4
[ ] || echo 5
