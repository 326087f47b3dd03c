# `exec` on another descriptor in a redirected group stays after the group.
# outcome: exact
# stdout: "shown\n"
# status: 0
{ exec 3>&1; } 2>/dev/null
echo shown >&3
