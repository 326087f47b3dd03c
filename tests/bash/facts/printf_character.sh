# `%c` is the first character.
# outcome: exact
# disagrees: TODO
# stdout: "ad\n"
# status: 0
printf '%c%c\n' abc def
