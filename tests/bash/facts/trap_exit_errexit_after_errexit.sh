# What errexit ends on the way to the trap has the status of what fails in the trap.
# outcome: exact
# stdout: ""
# status: 7
set -e
trap '(exit 7)' EXIT
(exit 9)
