# A function in a pipeline that is a condition runs with errexit off.
# outcome: exact
# stdout: "still\n"
# status: 0
exec 3>&1
set -eo pipefail
f() { false; echo still >&3; }
f | true || echo never
