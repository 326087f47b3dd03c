# `mapfile` from a process substitution.
# outcome: possible
# stdout: "one-two\n"
# status: 0
mapfile -t lines < <(echo one; echo two)
echo "${lines[0]}-${lines[1]}"
