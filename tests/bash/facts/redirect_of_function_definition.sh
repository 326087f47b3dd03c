# A redirection that belongs to a function's definition holds at each call.
# outcome: exact
# stdout: "two\n"
# status: 0
f() { echo one; } >&2
f
echo two
