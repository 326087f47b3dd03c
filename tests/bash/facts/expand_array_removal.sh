# An operator acts on each element.
# outcome: possible
# stdout: "one two\n"
# status: 0
a=(one.txt two.txt)
echo "${a[@]%.txt}"
