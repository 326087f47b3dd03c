# `local` cannot hide a read-only variable: it fails, and the function goes on.
# outcome: exact
# disagrees: read-only variables can be assigned
# stdout: "failed\n1\n"
# status: 0
readonly x=1
f() { local x=2 || echo failed; echo "$x"; }
f
