# `printf` without arguments gives empty texts and zeros.
# outcome: exact
# stdout: "[] [0]\n"
# status: 0
printf '[%s] [%d]\n'
