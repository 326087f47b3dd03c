# A substitution drops all newlines at its end.
# outcome: exact
# stdout: "[a\n\nb]\n"
# status: 0
x=$(printf 'a\n\nb\n\n\n')
echo "[$x]"
