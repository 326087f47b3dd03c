# `^^` with a pattern changes only the characters that match.
# outcome: possible
# stdout: "bANANA\n"
# status: 0
x=banana
echo "${x^^[an]}"
