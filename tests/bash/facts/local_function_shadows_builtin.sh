# A function may stand in for a builtin, and `builtin` reaches the builtin.
# outcome: exact
# stdout: "wrapped text\n"
# status: 0
echo() { builtin echo "wrapped $*"; }
echo text
