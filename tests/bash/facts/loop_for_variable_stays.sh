# The variable of a loop keeps its last value.
# outcome: possible
# stdout: "b\n"
# status: 0
for x in a b; do :; done
echo "$x"
