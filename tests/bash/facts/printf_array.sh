# `printf '%s\n' "${a[@]}"` prints each element on a line.
# outcome: exact
# stdout: "x\ny z\n"
# status: 0
a=(x 'y z')
printf '%s\n' "${a[@]}"
