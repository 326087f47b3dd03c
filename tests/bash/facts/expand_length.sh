# `${#x}` is the number of characters.
# outcome: exact
# stdout: "5 0\n"
# status: 0
x=hello y=
echo "${#x} ${#y}"
