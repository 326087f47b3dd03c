# Substitutions nest.
# outcome: exact
# stdout: "deep\n"
# status: 0
x=$(echo "$(echo "$(echo deep)")")
echo "$x"
