# `>/dev/stderr` writes to standard error.
# outcome: exact
# stdout: "shown\n"
# status: 0
echo hidden >/dev/stderr
echo shown
