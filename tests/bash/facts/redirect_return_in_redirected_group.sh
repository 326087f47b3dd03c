# `return` out of a redirected group undoes the redirection.
# outcome: exact
# stdout: "shown\n"
# status: 0
f() { { return; } >&2; }
f
echo shown
