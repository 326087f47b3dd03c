# `exec` with a redirection in a function stays after the function has returned.
# outcome: exact
# disagrees: the end of a function call puts all descriptors back, not only those that the call itself redirects
# stdout: "one\n"
# status: 0
f() { exec 1>&2; }
echo one
f
echo two
