# A text that is no number counts as 0, and `printf` fails.
# outcome: exact
# disagrees: `printf` prints the operand as it is for every conversion
# stdout: "0\nfailed\n"
# status: 0
printf '%d\n' abc 2>/dev/null || echo failed
