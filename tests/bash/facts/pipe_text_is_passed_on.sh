# What goes into a pipe is what `cat` at its end prints.
# outcome: exact
# stdout: "a\nb\n"
# status: 0
x=$(printf "a\nb\n" | cat)
echo "$x"
