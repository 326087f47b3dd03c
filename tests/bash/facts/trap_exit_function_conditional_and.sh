# The same `[[ … ]] && x` in a function that the EXIT trap calls changes the status.
# outcome: exact
# stdout: "body\n"
# status: 1
set -e
f() { [[ a == b ]] && echo never; }
trap f EXIT
echo body
