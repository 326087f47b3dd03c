# Writing to a closed stdout fails.
# outcome: exact
# disagrees: TODO
# stdout: "failed\n"
# status: 0
echo lost >&- || echo failed
