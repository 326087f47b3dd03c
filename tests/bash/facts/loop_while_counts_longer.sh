# A `while` loop of five turns.
# outcome: possible
# stdout: "5\n"
# status: 0
n=0
while [[ $n -lt 5 ]]; do n=$((n + 1)); done
echo "$n"
