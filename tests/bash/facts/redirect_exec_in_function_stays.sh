# `exec` with a redirection in a function stays after the function has returned.
# outcome: exact
# stdout: "one\n"
# status: 0
f() { exec 1>&2; }
echo one
f
echo two
