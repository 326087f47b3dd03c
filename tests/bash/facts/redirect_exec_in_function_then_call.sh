# A function that sets up logging with `exec 3>&1 1>&2` hides what follows, and descriptor 3 is stdout.
# outcome: exact
# disagrees: the end of a function call puts all descriptors back, not only those that the call itself redirects
# stdout: "shown\n"
# status: 0
setup() { exec 3>&1 1>&2; }
setup
echo hidden
echo shown >&3
