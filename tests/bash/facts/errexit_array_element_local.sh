# `local -a a=($(…))` hides the status.
# outcome: exact
# stdout: "in\n"
# status: 0
set -e
f() { local -a a=($(exit 3)); echo in; }
f
