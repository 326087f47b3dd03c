# Under errexit an unset variable leaves the redirection of a function call in force for the EXIT trap.
# outcome: possible
# stdout: ""
# status: 1
set -eu
unset x
trap 'echo bye' EXIT
f() { echo "$x"; }
f >&2
