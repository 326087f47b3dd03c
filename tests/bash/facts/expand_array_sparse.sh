# Elements may be far apart.
# outcome: possible
# stdout: "2 5 6\n"
# status: 0
a[5]=x
a+=(y)
echo "${#a[@]} ${!a[@]}"
