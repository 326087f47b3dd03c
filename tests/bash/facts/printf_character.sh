# `%c` is the first character.
# outcome: exact
# disagrees: `printf` prints the operand as it is for every conversion
# stdout: "ad\n"
# status: 0
printf '%c%c\n' abc def
