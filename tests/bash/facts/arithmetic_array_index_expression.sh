# The index of an array is an expression.
# outcome: possible
# stdout: "6 6\n"
# status: 0
a=(4 5 6)
echo "${a[1 + 1]}" "${a[-1]}"
