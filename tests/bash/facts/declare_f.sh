# `declare -F` tells whether a function exists.
# outcome: possible
# stdout: "f\nnone\n"
# status: 0
f() { :; }
declare -F f
declare -F g || echo none
