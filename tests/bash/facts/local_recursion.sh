# A function may call itself.
# outcome: exact
# stdout: "bottom\nback\n"
# status: 0
f() { [[ $1 == x ]] && { echo bottom; return; }; f x; echo back; }
f y
