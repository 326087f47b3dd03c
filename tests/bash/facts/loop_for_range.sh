# A loop over a brace expansion.
# outcome: exact
# stdout: "1\n2\n3\n"
# status: 0
for n in {1..3}; do echo "$n"; done
