# A function that ends with a failing `&&` list fires the ERR trap at the call.
# outcome: exact
# stdout: "err\nend\n"
# status: 0
trap 'echo err' ERR
f() { false && true; }
f
echo end
