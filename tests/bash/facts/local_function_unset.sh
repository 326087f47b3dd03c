# `unset -f` removes a function.
# outcome: possible
# stdout: "gone\n"
# status: 0
f() { echo one; }
unset -f f
f 2>/dev/null || echo gone
