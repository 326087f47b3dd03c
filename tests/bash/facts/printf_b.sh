# `%b` knows escapes in the argument.
# outcome: exact
# stdout: "a\nb\n"
# status: 0
printf '%b' 'a\nb\n'
