# `set -- -e` is an argument and no option.
# outcome: exact
# stdout: "-e\n"
# status: 0
set -- -e
false
printf '%s\n' "$1"
