# A function that sets up logging with `exec 3>&1 1>&2` hides what follows, and descriptor 3 is stdout.
# outcome: exact
# stdout: "shown\n"
# status: 0
setup() { exec 3>&1 1>&2; }
setup
echo hidden
echo shown >&3
