# A redirection of `exec` without a command stays.
# outcome: exact
# stdout: "one\n"
# status: 0
echo one
exec 1>&2
echo two
