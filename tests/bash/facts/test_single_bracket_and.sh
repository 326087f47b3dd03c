# `-a` and `-o` in `[ ]`.
# outcome: exact
# stdout: "and\nor\n"
# status: 0
[ a = a -a b = b ] && echo and
[ a = b -o b = b ] && echo or
