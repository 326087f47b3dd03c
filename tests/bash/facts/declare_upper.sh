# `declare -u` makes values upper case.
# outcome: exact
# disagrees: TODO
# stdout: "ABC\n"
# status: 0
declare -u x
x=abc
echo "$x"
