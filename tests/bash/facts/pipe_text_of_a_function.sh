# What a function prints goes into the pipe behind it.
# outcome: exact
# stdout: "got a\n"
# status: 0
f() { echo "got $1"; }
x=$(f a | cat)
echo "$x"
