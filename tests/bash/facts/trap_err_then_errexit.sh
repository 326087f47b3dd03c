# Under errexit the ERR trap runs before the script ends.
# outcome: exact
# stdout: "err\nbye\n"
# status: 1
set -e
trap 'echo err' ERR
trap 'echo bye' EXIT
false
echo never
