# Array elements in arithmetic.
# outcome: possible
# stdout: "11\n"
# status: 0
a=(4 5 6)
i=1
echo $((a[i] + a[2]))
