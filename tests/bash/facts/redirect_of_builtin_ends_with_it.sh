# A redirection of a builtin ends with the builtin.
# outcome: exact
# stdout: "two\n"
# status: 0
echo one >&2
echo two
