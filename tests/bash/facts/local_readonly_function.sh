# An assignment to a read-only variable in a function drops the rest of the function, too.
# outcome: exact
# disagrees: read-only variables can be assigned
# stdout: "end 1\n"
# status: 0
readonly x=1
f() { x=2; echo never; }
f
echo "end $x"
