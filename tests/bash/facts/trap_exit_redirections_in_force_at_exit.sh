# An EXIT trap runs with the redirections in force at the `exit`.
# outcome: exact
# stdout: "bye\n"
# status: 0
exec 3>&1 1>&2
trap 'echo bye' EXIT
f() { exit 0; }
f >&3
