# With job control a command in the background keeps its stdin.
# outcome: exact
# stdout: "background\n"
# status: 0
set -m
exec 0>&1
{ echo background >&0; } &
wait
