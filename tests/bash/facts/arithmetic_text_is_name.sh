# Text in a variable is taken for the name of a variable.
# outcome: possible
# stdout: "7\n"
# status: 0
a=b
b=7
echo $((a))
