# An EXIT trap that an `exit` in `{ …; } >&2` triggers writes to standard error.
# outcome: exact
# stdout: "start\n"
# status: 0
trap 'echo hidden' EXIT
echo start
{ exit 0; } >&2
