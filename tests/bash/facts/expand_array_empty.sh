# `"${a[@]}"` of an empty array gives no word.
# outcome: exact
# stdout: "0\n1\n2\n"
# status: 0
count() { echo "$#"; }
a=()
count "${a[@]}"
count "${a[*]}"
count before "${a[@]}" after
