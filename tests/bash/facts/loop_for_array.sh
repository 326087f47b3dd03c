# A loop over an array has a turn for each element.
# outcome: exact
# stdout: "[one 1]\n[two]\n"
# status: 0
a=('one 1' two)
for x in "${a[@]}"; do echo "[$x]"; done
