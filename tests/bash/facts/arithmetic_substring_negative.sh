# A negative length counts from the end.
# outcome: possible
# stdout: "bcd\n"
# status: 0
x=abcdef
echo "${x:1:-2}"
