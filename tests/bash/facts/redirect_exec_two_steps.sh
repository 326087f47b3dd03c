# `exec 3>&1; exec 1>&2` is the same as both in one.
# outcome: exact
# stdout: "shown\n"
# status: 0
exec 3>&1
exec 1>&2
echo hidden
exec 1>&3
echo shown
