# Under pipefail such a function is fatal to the script.
# outcome: exact
# stdout: "one\n"
# status: 1
exec 3>&1
set -eo pipefail
f() { echo one >&3; false; echo two >&3; }
f | true
echo never
