# A text that is no number counts as 0, and `printf` fails.
# outcome: possible
# stdout: "0\nfailed\n"
# status: 0
printf '%d\n' abc 2>/dev/null || echo failed
