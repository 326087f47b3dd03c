# lastpipe does not help under `set -m`.
# outcome: exact
# stdout: "before\n"
# status: 0
shopt -s lastpipe
set -m
x=before
true | x=after
echo "$x"
