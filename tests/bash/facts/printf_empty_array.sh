# `printf '%s\n' "${a[@]}"` of an empty array prints an empty line.
# outcome: exact
# stdout: "\n"
# status: 0
a=()
printf '%s\n' "${a[@]}"
