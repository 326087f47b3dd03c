# `exec` on another descriptor in a redirected group stays after the group.
# outcome: exact
# disagrees: the end of a function call puts all descriptors back, not only those that the call itself redirects
# stdout: "shown\n"
# status: 0
{ exec 3>&1; } 2>/dev/null
echo shown >&3
