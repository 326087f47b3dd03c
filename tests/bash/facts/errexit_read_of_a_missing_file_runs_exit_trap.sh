# The EXIT trap runs when `$(<file)` ends the shell.
# outcome: possible
# stdout: "bye\n"
# status: 1
set -e
trap 'echo bye' EXIT
x=$(</nonexistent/file) || echo caught
