# Multiplication comes before addition, and `**` before both.
# outcome: exact
# stdout: "7 18 9\n"
# status: 0
echo $((1 + 2 * 3)) $((2 * 3 ** 2)) $(((1 + 2) * 3))
