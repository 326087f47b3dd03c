# Redirections act left to right: `2>&1 >/dev/null` leaves standard error on the old stdout.
# outcome: exact
# stdout: "err\n"
# status: 0
f() { echo out; echo err >&2; }
f 2>&1 >/dev/null
