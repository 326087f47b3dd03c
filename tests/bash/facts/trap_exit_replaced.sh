# A second `trap … EXIT` replaces the first.
# outcome: exact
# stdout: "two\n"
# status: 0
trap 'echo one' EXIT
trap 'echo two' EXIT
