# An EXIT trap that errexit triggers in `{ …; } >&2` writes to standard error.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
trap 'echo hidden' EXIT
echo start
{ false; } >&2
