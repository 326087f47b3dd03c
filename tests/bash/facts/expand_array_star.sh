# `"${a[*]}"` joins the elements with the first character of IFS.
# outcome: exact
# disagrees: `"$*"` and `"${a[*]}"` are not one word joined with the first character of IFS
# stdout: "x,y,z\n"
# status: 0
a=(x y z)
IFS=,
echo "${a[*]}"
