# `type -t` tells what a name is.
# outcome: possible
# stdout: "function\nbuiltin\nkeyword\n"
# status: 0
f() { :; }
type -t f
type -t echo
type -t if
