# The arguments of the script are back after a function call.
# outcome: exact
# stdout: "inner\nouter\n"
# status: 0
set -- outer
f() { set -- inner; echo "$1"; }
f
echo "$1"
