# A backslash in an argument of `%s` is literal.
# outcome: exact
# stdout: "a\\nb\n"
# status: 0
printf '%s\n' 'a\nb'
