# When a redirected group uses `exec` on the same descriptor, the end of the group undoes it.
# outcome: exact
# stdout: "shown\n"
# status: 0
{ exec 1>&2; echo hidden; } >/dev/null
echo shown
