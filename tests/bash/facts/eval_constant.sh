# `eval` runs its text in the same shell.
# outcome: exact
# stdout: "in 1\n1\n"
# status: 0
eval 'x=1; echo "in $x"'
echo "$x"
