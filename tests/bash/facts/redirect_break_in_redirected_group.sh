# `break` out of a redirected group undoes the redirection.
# outcome: exact
# stdout: "shown\n"
# status: 0
for x in a; do { break; } >&2; done
echo shown
