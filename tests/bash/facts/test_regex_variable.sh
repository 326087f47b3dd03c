# A regular expression in a variable.
# outcome: exact
# stdout: "number\nnone\n"
# status: 0
re='^[0-9]+$'
[[ 123 =~ $re ]] && echo number
[[ 12a =~ $re ]] || echo none
