# An EXIT trap prints to stdout only through a saved descriptor after `exec 1>&2`.
# outcome: exact
# stdout: "shown\n"
# status: 0
exec 3>&1 1>&2
trap 'echo shown >&3; echo hidden' EXIT
echo hidden
