# A function that ends with an `if` whose condition fails succeeds.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
f() { if [[ a == b ]]; then echo never; fi; }
f
echo end
