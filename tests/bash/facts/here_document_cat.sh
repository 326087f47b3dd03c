# `cat` prints a here-document.
# outcome: possible
# stdout: "a value\n  b\n"
# status: 0
x=value
cat <<E
a $x
  b
E
