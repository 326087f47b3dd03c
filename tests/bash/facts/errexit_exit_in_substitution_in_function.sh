# An `exit` in a function that a substitution calls ends only the substitution.
# outcome: exact
# stdout: "3 dead\n"
# status: 0
die() { echo dead; exit 3; }
x=$(die)
echo "$? $x"
