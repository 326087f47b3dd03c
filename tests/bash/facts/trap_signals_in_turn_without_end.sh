# Two traps that send each other's signal run in each other until Bash has no stack left.
# outcome: possible
# stdout: "start\n"
# status: 139
trap 'kill -USR2 $$' USR1
trap 'kill -USR1 $$' USR2
echo start
kill -USR1 $$
echo never
