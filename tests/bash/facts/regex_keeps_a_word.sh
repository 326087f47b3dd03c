# A value that matches an anchored class of letters is what it was.
# outcome: possible
# stdout: "abc\n"
# status: 0
x=$(printf abc)
[[ $x =~ ^[a-z]+$ ]] && echo "$x"
