# A subshell sees the arguments and functions of its parent.
# outcome: exact
# stdout: "arg\n"
# status: 0
f() { echo "$1"; }
set -- arg
(f "$1")
