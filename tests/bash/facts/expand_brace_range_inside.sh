# A range in braces stands in a word: letters, with a step, beside another one.
# outcome: exact
# stdout: "d1x d1z d2x d2z a c e z y x\n"
# status: 0
echo d{1,2}{x..z..2} {a..e..2} {z..x}
