# The clock of the shell begins with 0: what lies no second ahead is 0, and ends a shell under errexit.
# outcome: possible
# stdout: ""
# status: 1
set -eu
wait=$(date +0)
((end = SECONDS + wait))
echo on
