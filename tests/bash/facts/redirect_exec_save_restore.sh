# `exec 3>&1 1>&2` saves stdout, and `exec 1>&3 3>&-` brings it back.
# outcome: exact
# stdout: "shown\n"
# status: 0
exec 3>&1 1>&2
echo hidden
exec 1>&3 3>&-
echo shown
