# A function that ends with `[[ … ]] || x` succeeds when `x` does.
# outcome: exact
# stdout: "in\nend\n"
# status: 0
set -e
f() { [[ a == b ]] || echo in; }
f
echo end
