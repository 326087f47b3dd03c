# `cd` to a folder that is not there is fatal.
# outcome: possible
# stdout: "start\n"
# status: 1
set -e
echo start
cd /no/such/folder
echo never
