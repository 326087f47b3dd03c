# An EXIT trap sees the restored stdout.
# outcome: exact
# stdout: "bye\n"
# status: 0
trap 'echo bye' EXIT
exec 3>&1 1>&2
echo hidden
exec 1>&3
