# Under errexit an unset variable leaves the redirection of a group in force for the EXIT trap.
# outcome: possible
# stdout: ""
# status: 1
set -eu
unset x
trap 'echo bye' EXIT
{ echo "$x"; } >&2
