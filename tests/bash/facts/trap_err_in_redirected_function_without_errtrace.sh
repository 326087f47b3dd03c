# Without `-E` the ERR trap for a redirected call runs after the redirection is undone.
# outcome: exact
# stdout: "err\n"
# status: 1
set -e
trap 'echo err' ERR
f() { echo hidden; return 1; }
f >&2
