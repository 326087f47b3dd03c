# `1>&3-` moves descriptor 3 to 1: afterwards 3 is closed.
# outcome: exact
# stdout: "shown\nclosed\n"
# status: 0
exec 3>&1 1>&2
exec 1>&3-
echo shown
echo lost >&3 || echo closed
