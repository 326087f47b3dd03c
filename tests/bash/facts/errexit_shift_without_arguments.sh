# `shift` without arguments is fatal.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
echo start
shift
echo never
