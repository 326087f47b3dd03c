# A variable with the integer attribute is assigned the value of the expression.
# outcome: exact
# stdout: "5\n9\n"
# status: 0
declare -i n
n=2+3
echo "$n"
n+=4
echo "$n"
