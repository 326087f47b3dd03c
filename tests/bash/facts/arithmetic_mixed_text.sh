# The result stands in a text.
# outcome: exact
# stdout: "n=6! 34\n"
# status: 0
n=3
echo "n=$((n * 2))!" "$((n))$((n + 1))"
