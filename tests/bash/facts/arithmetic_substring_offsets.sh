# Offsets of substrings are expressions.
# outcome: possible
# stdout: "cd\n"
# status: 0
s=abcdef
n=1
echo "${s:n+1:n*2}"
