# An element of a pipeline reaches stdout through a saved descriptor.
# outcome: exact
# stdout: "shown\n"
# status: 0
exec 3>&1
{ echo lost >&2; echo shown >&3; } | true
