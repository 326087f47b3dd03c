# An explicit `set -e` in `$( )` acts there.
# outcome: exact
# stdout: "1 one\n"
# status: 0
x=$(set -e; echo one; false; echo two)
echo "$? $x"
