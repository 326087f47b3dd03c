# A subshell does not change the variables of its parent.
# outcome: exact
# stdout: "inner\nbefore\n"
# status: 0
x=before
(x=inner; echo "$x")
echo "$x"
