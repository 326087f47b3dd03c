# A shell that is killed by SIGTERM runs its EXIT trap.
# outcome: exact
# stdout: "start\nbye\n"
# status: 143
trap 'echo bye' EXIT
echo start
kill -TERM $$
echo never
