# `declare` in a function makes a local variable, `declare -g` a global one.
# outcome: possible
# stdout: "[] [global]\n"
# status: 0
f() { declare x=inner; declare -g y=global; }
f
echo "[$x] [$y]"
