# A function that ends with an `if` that ends with a failing `&&` list is fatal.
# outcome: exact
# stdout: ""
# status: 1
set -e
f() { if true; then [[ a == b ]] && echo never; fi; }
f
echo end
