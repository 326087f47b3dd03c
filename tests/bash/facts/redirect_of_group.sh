# A redirection of a group holds for everything in it.
# outcome: exact
# stdout: "three\n"
# status: 0
{ echo one; echo two; } >&2
echo three
