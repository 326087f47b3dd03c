# A function that is a condition and uses `exec` leaves the redirection behind.
# outcome: exact
# disagrees: the end of a function call puts all descriptors back, not only those that the call itself redirects
# stdout: ""
# status: 0
f() { exec 1>&2; }
if f; then :; fi
echo hidden
