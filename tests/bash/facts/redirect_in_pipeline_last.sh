# The last element of a pipeline writes to stdout.
# outcome: exact
# stdout: "shown\n"
# status: 0
echo lost | echo shown
