# `${x:?}` of a variable with a value gives it.
# outcome: exact
# stdout: "text\n"
# status: 0
x=text
echo "${x:?missing}"
