# A loop over a substitution's words.
# outcome: exact
# stdout: "[a]\n[b]\n"
# status: 0
for x in $(echo a b); do echo "[$x]"; done
