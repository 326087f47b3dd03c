# Without lastpipe `read` behind a pipe is lost.
# outcome: exact
# stdout: "before\n"
# status: 0
x=before
echo text | read -r x
echo "$x"
