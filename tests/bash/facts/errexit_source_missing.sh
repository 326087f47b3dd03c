# `source` of a file that is not there is fatal.
# outcome: exact
# disagrees: TODO
# stdout: "start\n"
# status: 1
set -e
echo start
source /no/such/file
echo never
