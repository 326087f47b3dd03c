# A trap in single quotes is expanded when it runs.
# outcome: exact
# stdout: "late\n"
# status: 0
x=early
trap 'echo $x' EXIT
x=late
