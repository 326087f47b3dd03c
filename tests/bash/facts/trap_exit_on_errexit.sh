# An EXIT trap runs when errexit ends the script.
# outcome: exact
# stdout: "bye 4\n"
# status: 4
set -e
trap 'echo "bye $?"' EXIT
f() { return 4; }
f
echo never
