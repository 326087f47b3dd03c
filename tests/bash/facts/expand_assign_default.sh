# `${x:=d}` also assigns the default.
# outcome: exact
# stdout: "value\nvalue\n"
# status: 0
x=
echo "${x:=value}"
echo "$x"
