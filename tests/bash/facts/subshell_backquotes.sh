# Backquotes are a substitution.
# outcome: exact
# stdout: "one\ntwo\n"
# status: 0
x=`echo one; echo two`
echo "$x"
