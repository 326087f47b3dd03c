# `3>&1 1>&2 2>&3` swaps stdout and stderr.
# outcome: exact
# stdout: "err\n"
# status: 0
f() { echo out; echo err >&2; }
f 3>&1 1>&2 2>&3 3>&-
