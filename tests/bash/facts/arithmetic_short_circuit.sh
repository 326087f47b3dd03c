# `&&` and `||` in arithmetic leave out what does not count.
# outcome: exact
# stdout: "0 1 0\n"
# status: 0
n=0
echo $((0 && (n = 5))) $((1 || (n = 6))) $n
