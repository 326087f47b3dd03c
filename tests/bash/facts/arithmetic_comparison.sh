# Comparisons give 1 or 0.
# outcome: exact
# stdout: "1 0 1 0 0 1\n"
# status: 0
echo $((1 < 2)) $((2 <= 1)) $((1 == 1)) $((1 != 1)) $((1 >= 2)) $((3 > 2))
