# `%b` knows escapes in the argument.
# outcome: exact
# disagrees: `printf` prints the operand as it is for every conversion
# stdout: "a\nb\n"
# status: 0
printf '%b' 'a\nb\n'
