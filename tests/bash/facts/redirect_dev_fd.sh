# `>/dev/fd/2` writes to what descriptor 2 is open on.
# outcome: exact
# stdout: "shown\n"
# status: 0
echo hidden >/dev/fd/2
echo shown
