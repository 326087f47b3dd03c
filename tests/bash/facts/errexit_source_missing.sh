# `source` of a file that is not there is fatal.
# outcome: exact
# disagrees: `source` of a missing file always succeeds
# stdout: "start\n"
# status: 1
set -e
echo start
source /no/such/file
echo never
