# An option behind the first word is text.
# outcome: exact
# stdout: "a -n\n"
# status: 0
echo a -n
