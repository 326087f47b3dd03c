# A word that is no option is text: `echo -x`.
# outcome: exact
# stdout: "-x a\n"
# status: 0
echo -x a
