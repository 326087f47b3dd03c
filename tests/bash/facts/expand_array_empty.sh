# `"${a[@]}"` of an empty array gives no word.
# outcome: exact
# disagrees: `"$*"` and `"${a[*]}"` are not one word joined with the first character of IFS
# stdout: "0\n1\n2\n"
# status: 0
count() { echo "$#"; }
a=()
count "${a[@]}"
count "${a[*]}"
count before "${a[@]}" after
