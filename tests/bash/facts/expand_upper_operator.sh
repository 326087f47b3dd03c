# `${x@U}` and `${x@L}` change the case.
# outcome: possible
# stdout: "HELLO hello\n"
# status: 0
x=Hello
echo "${x@U} ${x@L}"
