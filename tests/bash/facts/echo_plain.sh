# `echo` joins its arguments with blanks.
# outcome: exact
# stdout: "a b c   d\n"
# status: 0
echo a   b 'c   d'
