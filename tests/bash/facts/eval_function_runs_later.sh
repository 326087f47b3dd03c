# A function that `eval` defines is called like any other.
# outcome: exact
# stdout: "made\n"
# status: 0
name=greet
eval "$name() { echo made; }"
greet
