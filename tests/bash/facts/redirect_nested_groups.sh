# Inner redirections win over outer ones.
# outcome: exact
# stdout: "shown\n"
# status: 0
exec 3>&1
{ { echo shown >&3; } >/dev/null; echo hidden; } >&2
