# `$(f 2>&1)` gathers both outputs in order.
# outcome: exact
# stdout: "[out\nerr]\n"
# status: 0
f() { echo out; echo err >&2; }
x=$(f 2>&1)
echo "[$x]"
