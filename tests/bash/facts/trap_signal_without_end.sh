# A signal is not deferred while its own trap runs: a trap that sends it again runs in itself until Bash has no stack
# left, and then no EXIT trap runs either.
# outcome: possible
# stdout: "start\n"
# status: 139
trap 'echo exit' EXIT
trap ': again; kill -USR1 $$' USR1
echo start
kill -USR1 $$
echo never
