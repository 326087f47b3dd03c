# Without lastpipe the last element of a pipeline is a subshell.
# outcome: exact
# stdout: "before\n"
# status: 0
x=before
true | x=after
echo "$x"
