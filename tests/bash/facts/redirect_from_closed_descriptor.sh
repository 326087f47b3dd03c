# Duplicating a descriptor that is not open fails, and the command does not run.
# outcome: exact
# disagrees: a redirection to a closed descriptor or unwritable file, and a write to a closed descriptor, cannot fail
# stdout: "failed\n"
# status: 0
f() { echo ran >&2; }
f >&7 || echo failed
