# Duplicating a descriptor that is not open fails, and the command does not run.
# outcome: exact
# stdout: "failed\n"
# status: 0
f() { echo ran >&2; }
f >&7 || echo failed
