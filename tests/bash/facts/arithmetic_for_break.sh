# `break` leaves a C-style loop, and the variable keeps its value.
# outcome: exact
# stdout: "1\n"
# status: 0
for ((i = 0; ; i++)); do [[ $i == 1 ]] && break; done
echo "$i"
