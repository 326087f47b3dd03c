# A trap in double quotes is expanded when it is set.
# outcome: exact
# stdout: "early\n"
# status: 0
x=early
trap "echo $x" EXIT
x=late
