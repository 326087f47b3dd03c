# A pipe of three commands passes text on, and the pipes do not mix.
# outcome: exact
# stdout: "one two\n"
# status: 0
x=$(echo one | cat | cat)
y=$(echo two | cat)
echo "$x $y"
