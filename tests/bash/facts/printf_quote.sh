# `%q` quotes for the shell.
# outcome: possible
# stdout: "a\\ b\n"
# status: 0
printf '%q\n' 'a b'
