# `${a[@]:o:l}` is a part of the array.
# outcome: exact
# disagrees: a slice of an array, an unset element or text beside `"${a[@]}"` gives a wrong value
# stdout: "x y\n"
# status: 0
a=(w x y z)
echo "${a[@]:1:2}"
