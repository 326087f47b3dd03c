# Several assignments in one command go from left to right.
# outcome: exact
# stdout: "1\n"
# status: 0
a=1 b=$a
echo "$b"
