# Bit operations and shifts.
# outcome: exact
# stdout: "2 7 5 -6 16 4\n"
# status: 0
echo $((6 & 3)) $((6 | 3)) $((6 ^ 3)) $((~5)) $((1 << 4)) $((17 >> 2))
