# The value of a variable is an expression of its own.
# outcome: possible
# stdout: "6\n"
# status: 0
a='b + 1'
b=2
echo $((a * 2))
