# A background job is a subshell.
# outcome: exact
# stdout: "before\n"
# status: 0
x=before
{ x=inner; } &
wait
echo "$x"
