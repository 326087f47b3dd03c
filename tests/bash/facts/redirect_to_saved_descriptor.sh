# After `exec 3>&1 1>&2` one command can be sent to the saved stdout.
# outcome: exact
# stdout: "shown\n"
# status: 0
exec 3>&1 1>&2
echo hidden
echo shown >&3
