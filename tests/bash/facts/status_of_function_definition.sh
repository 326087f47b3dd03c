# Defining a function succeeds.
# outcome: exact
# stdout: "0\n"
# status: 0
false
f() { :; }
echo "$?"
