# A loop that shifts the arguments away.
# outcome: exact
# stdout: "a\nb\n"
# status: 0
f() { while (($#)); do echo "$1"; shift; done; }
f a b
