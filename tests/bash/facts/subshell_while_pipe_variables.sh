# A loop behind a pipe is a subshell: what it counts is lost.
# outcome: exact
# stdout: "0\n"
# status: 0
n=0
printf 'a\nb\n' | while read -r line; do n=1; done
echo "$n"
