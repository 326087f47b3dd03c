# `command -v` finds functions and prints their names.
# outcome: exact
# disagrees: TODO
# stdout: "f\n"
# status: 0
f() { :; }
command -v f
