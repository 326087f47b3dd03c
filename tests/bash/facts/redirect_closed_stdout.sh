# Writing to a closed stdout fails.
# outcome: exact
# disagrees: a redirection to a closed descriptor or unwritable file, and a write to a closed descriptor, cannot fail
# stdout: "failed\n"
# status: 0
echo lost >&- || echo failed
