# `a+=(…)` appends.
# outcome: exact
# stdout: "x y z 3\n"
# status: 0
a=(x)
a+=(y z)
echo "${a[@]}" "${#a[@]}"
