# A C-style loop.
# outcome: possible
# stdout: "0\n1\n2\n"
# status: 0
for ((i = 0; i < 3; i++)); do echo "$i"; done
