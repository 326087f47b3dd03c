# `${x:?}` does not run the ERR trap, but the EXIT trap.
# outcome: possible
# stdout: "exit\n"
# status: 1
trap 'echo err' ERR
trap 'echo exit' EXIT
: "${x:?}"
echo never
