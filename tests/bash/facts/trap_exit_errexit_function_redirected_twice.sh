# Errexit on a simple command undoes the redirections of the innermost redirected call only.
# outcome: exact
# stdout: ""
# status: 1
set -e
trap 'echo bye' EXIT
f() { false; }
g() { f >/dev/null; }
g >&2
