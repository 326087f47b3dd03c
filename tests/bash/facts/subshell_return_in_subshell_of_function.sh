# `return` in a subshell of a function ends the subshell with its status.
# outcome: exact
# stdout: "4\n"
# status: 0
f() { (return 4; echo never); echo "$?"; }
f
