# An assignment to a read-only variable outside a function ends a script's command with an error.
# outcome: exact
# disagrees: TODO
# stdout: "1\n"
# status: 0
readonly x=1
(x=2; echo never) 2>/dev/null
echo "$x"
