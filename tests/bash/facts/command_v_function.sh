# `command -v` finds functions and prints their names.
# outcome: possible
# stdout: "f\n"
# status: 0
f() { :; }
command -v f
