# `**` is right associative.
# outcome: exact
# stdout: "512\n"
# status: 0
echo $((2 ** 3 ** 2))
