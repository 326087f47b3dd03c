# `(( n = 3, m = n * 2 ))` assigns both.
# outcome: exact
# stdout: "3 6\n"
# status: 0
((n = 3, m = n * 2))
echo "$n $m"
