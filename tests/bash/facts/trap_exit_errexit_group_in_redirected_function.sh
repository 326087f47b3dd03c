# Errexit on a simple command undoes a redirected call with all redirected groups in it.
# outcome: exact
# stdout: "bye\n"
# status: 1
set -e
trap 'echo bye' EXIT
f() { { false; } >/dev/null; }
f >&2
