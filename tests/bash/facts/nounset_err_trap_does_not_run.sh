# The ERR trap does not run for an unset variable, the EXIT trap does.
# outcome: possible
# stdout: "exit\n"
# status: 1
set -u
trap 'echo err' ERR
trap 'echo exit' EXIT
echo "$nothing"
echo never
