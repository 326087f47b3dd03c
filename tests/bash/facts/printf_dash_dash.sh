# `--` ends the options.
# outcome: exact
# stdout: "-a\n"
# status: 0
printf -- '-%s\n' a
