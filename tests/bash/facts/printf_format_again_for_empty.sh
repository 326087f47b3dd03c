# The format of printf is used again for all arguments, those that are empty, too.
# outcome: exact
# stdout: "a|b|c|x||y|"
# status: 0
printf '%s|' a b c x "" y
