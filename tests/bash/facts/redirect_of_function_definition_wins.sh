# Redirections on a function's definition win over those of the call.
# outcome: exact
# stdout: "shown\n"
# status: 0
exec 3>&1
f() { echo shown; } >&3
f >/dev/null
