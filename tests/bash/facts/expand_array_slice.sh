# `${a[@]:o:l}` is a part of the array.
# outcome: possible
# stdout: "x y\n"
# status: 0
a=(w x y z)
echo "${a[@]:1:2}"
