# `declare -u` makes values upper case.
# outcome: exact
# disagrees: the attributes of `declare` are not known
# stdout: "ABC\n"
# status: 0
declare -u x
x=abc
echo "$x"
