# `%q` quotes for the shell.
# outcome: exact
# disagrees: `printf` prints the operand as it is for every conversion
# stdout: "a\\ b\n"
# status: 0
printf '%q\n' 'a b'
