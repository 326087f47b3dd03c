# `exec 3>&1 1>&2 2>&3 3>&-` swaps stdout and standard error for good.
# outcome: exact
# stdout: "shown\n"
# status: 0
exec 3>&1 1>&2 2>&3 3>&-
echo hidden
echo shown >&2
