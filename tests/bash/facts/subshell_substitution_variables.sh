# A substitution does not change the variables of its parent.
# outcome: exact
# stdout: "before inner\n"
# status: 0
x=before
y=$(x=inner; echo "$x")
echo "$x $y"
