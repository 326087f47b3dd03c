# `"${a[*]}"` joins the elements with the first character of IFS.
# outcome: exact
# stdout: "x,y,z\n"
# status: 0
a=(x y z)
IFS=,
echo "${a[*]}"
