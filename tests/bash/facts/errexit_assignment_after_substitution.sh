# `x=$(false) y=1` is fatal: the last substitution counts, and not the last assignment.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
echo start
x=$(false) y=1
echo never
