# The keys of an indexed array are numbers, whatever its elements are.
# outcome: possible
# stdout: "0\n1\n"
# status: 0
mapfile -t a < <(printf "x\ny\n")
for i in "${!a[@]}"; do echo "$i"; done
