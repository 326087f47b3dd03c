# `%q` quotes for the shell.
# outcome: exact
# disagrees: TODO
# stdout: "a\\ b\n"
# status: 0
printf '%q\n' 'a b'
