# `printf` without arguments gives empty texts and zeros.
# outcome: exact
# disagrees: `printf` prints the operand as it is for every conversion
# stdout: "[] [0]\n"
# status: 0
printf '[%s] [%d]\n'
