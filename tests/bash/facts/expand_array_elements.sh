# Elements, all elements, and how many there are.
# outcome: possible
# stdout: "x y z 2 3\n"
# status: 0
a=(x 'y z')
echo "${a[0]}" "${a[1]}" "${#a[@]}" "${#a[1]}"
