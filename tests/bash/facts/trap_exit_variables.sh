# An EXIT trap sees the variables as they are at the end, also local ones of a function that calls `exit`.
# outcome: exact
# stdout: "inner\n"
# status: 0
trap 'echo "$x"' EXIT
f() { local x=inner; exit 0; }
f
