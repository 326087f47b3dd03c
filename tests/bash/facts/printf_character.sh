# `%c` is the first character.
# outcome: possible
# stdout: "ad\n"
# status: 0
printf '%c%c\n' abc def
