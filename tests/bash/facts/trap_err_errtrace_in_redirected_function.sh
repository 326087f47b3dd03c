# With `-E` the ERR trap runs inside the redirected function call, the EXIT trap outside.
# outcome: exact
# stdout: "bye\n"
# status: 1
set -eE
trap 'echo err' ERR
trap 'echo bye' EXIT
f() { false; }
f >&2
