# With lastpipe the last element of a pipeline runs in the script's own shell.
# outcome: exact
# stdout: "after\n"
# status: 0
shopt -s lastpipe
x=before
true | x=after
echo "$x"
