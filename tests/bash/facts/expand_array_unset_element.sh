# `unset 'a[0]'` removes an element and leaves the others where they are.
# outcome: exact
# stdout: "1 y []\n"
# status: 0
a=(x y)
unset 'a[0]'
echo "${#a[@]} ${a[1]} [${a[0]}]"
