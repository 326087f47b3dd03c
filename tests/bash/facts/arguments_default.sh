# `${1:-d}` gives a default for a missing argument.
# outcome: exact
# stdout: "a two\none two\n"
# status: 0
f() { echo "${1:-one} ${2-two}"; }
f a
f
