# On errexit the ERR trap runs before the EXIT trap, and both see the status.
# outcome: exact
# stdout: "err 3\nbye 3\n"
# status: 3
set -e
trap 'echo "err $?"' ERR
trap 'echo "bye $?"' EXIT
(exit 3)
