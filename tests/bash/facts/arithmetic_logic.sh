# `&&`, `||` and `!` give 1 or 0.
# outcome: exact
# stdout: "0 1 0 1\n"
# status: 0
echo $((1 && 0)) $((1 || 0)) $((!5)) $((!0))
