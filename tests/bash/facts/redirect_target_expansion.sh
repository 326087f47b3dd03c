# The word behind `>&` is expanded.
# outcome: exact
# stdout: "shown\n"
# status: 0
n=2
echo hidden >&$n
echo shown >&1
