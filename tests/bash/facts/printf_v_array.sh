# `printf -v` can fill an element of an array.
# outcome: possible
# stdout: "x new\n"
# status: 0
a=(x y)
printf -v 'a[1]' '%s' new
echo "${a[0]} ${a[1]}"
