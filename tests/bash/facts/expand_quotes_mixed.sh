# Pieces with different quotes are one word.
# outcome: exact
# stdout: "amid$x$x\n"
# status: 0
x=mid
echo a"$x"'$x'\$x
