# `|&` makes stderr what stdout is after the command's own redirections: `2>/dev/null |&` loses nothing.
# outcome: exact
# stdout: "error\n"
# status: 0
exec 3>&1
{ echo error >&2; } 2>/dev/null >&3 |& :
