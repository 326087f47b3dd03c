# An `exit` in the ERR trap runs the EXIT trap.
# outcome: exact
# stdout: "err\nbye\n"
# status: 2
trap 'echo err; exit 2' ERR
trap 'echo bye' EXIT
false
