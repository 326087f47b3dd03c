# An EXIT trap that is triggered by `exit >&2` writes to standard error.
# outcome: exact
# stdout: "start\n"
# status: 0
trap 'echo hidden' EXIT
echo start
exit >&2
