# Under errexit a loop whose input file is not there ends the script.
# outcome: possible
# stdout: "start\n"
# status: 1
set -e
echo start
while read -r x; do echo never; done </no/such/file
echo never
