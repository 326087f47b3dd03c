# A `while` loop that counts up to a known number.
# outcome: possible
# stdout: "0\n1\n"
# status: 0
n=0
while ((n < 2)); do echo "$n"; ((n += 1)); done
