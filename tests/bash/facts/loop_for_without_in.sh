# `for x` without `in` goes through the positional parameters.
# outcome: exact
# stdout: "one\ntwo\n"
# status: 0
set -- one two
for x; do echo "$x"; done
