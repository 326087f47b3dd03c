# `printf` knows escapes in its format.
# outcome: exact
# stdout: "a\tb\\\n"
# status: 0
printf 'a\tb\\\n'
