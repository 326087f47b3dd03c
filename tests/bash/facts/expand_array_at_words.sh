# `"${a[@]}"` keeps the elements apart, `${a[@]}` splits them.
# outcome: exact
# stdout: "2\n3\n1\n"
# status: 0
count() { echo "$#"; }
a=('x y' z)
count "${a[@]}"
count ${a[@]}
count "${a[*]}"
