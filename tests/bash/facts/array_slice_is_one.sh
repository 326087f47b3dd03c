# `${a[@]: -1}` and `${a[@]:0:1}` are one element.
# outcome: possible
# stdout: "z x\n"
# status: 0
a=(x y z)
echo "${a[@]: -1}" "${a[@]:0:1}"
