# An assignment does not split.
# outcome: exact
# stdout: "a   b\n"
# status: 0
x='a   b'
y=$x
echo "$y"
