# `exit` in a substitution ends only the substitution.
# outcome: exact
# stdout: "3 in\n"
# status: 0
x=$(echo in; exit 3; echo never)
echo "$? $x"
