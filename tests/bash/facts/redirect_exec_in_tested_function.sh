# A function that is a condition and uses `exec` leaves the redirection behind.
# outcome: exact
# stdout: ""
# status: 0
f() { exec 1>&2; }
if f; then :; fi
echo hidden
