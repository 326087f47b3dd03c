# `eval` joins its words with blanks.
# outcome: exact
# stdout: "one two\nthree\n"
# status: 0
eval echo one 'two; echo' three
