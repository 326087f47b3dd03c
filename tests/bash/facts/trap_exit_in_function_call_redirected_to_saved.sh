# `die` that is called with `>&3` prints there, and so does the EXIT trap.
# outcome: exact
# stdout: "message\ntrap\n"
# status: 2
exec 3>&1 1>&2
trap 'echo trap' EXIT
die() { echo "$1"; exit 2; }
die message >&3
