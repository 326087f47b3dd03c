# Inside a redirected group a command can go back to stdout through a saved descriptor.
# outcome: exact
# stdout: "two\n"
# status: 0
exec 3>&1
{ echo one; echo two >&3; } >&2
