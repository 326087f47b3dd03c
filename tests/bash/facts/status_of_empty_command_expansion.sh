# An expansion to nothing as a command succeeds.
# outcome: exact
# stdout: "0\n"
# status: 0
x=
false
$x
echo "$?"
