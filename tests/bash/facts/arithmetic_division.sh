# Division drops the fraction toward zero, and a remainder has the sign of the dividend.
# outcome: exact
# stdout: "3 -3 1 -1\n"
# status: 0
echo $((7 / 2)) $((-7 / 2)) $((7 % 3)) $((-7 % 3))
