# `printf` uses its format again while arguments are left.
# outcome: exact
# stdout: "a-b\nc-\n"
# status: 0
printf '%s-%s\n' a b c
