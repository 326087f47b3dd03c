# Without `-E` an ERR trap runs for the assignment of a failing substitution, on stdout.
# outcome: exact
# stdout: "err\n[]\n"
# status: 0
trap 'echo err' ERR
x=$(false)
echo "[$x]"
