# A pipeline in the background keeps its stdin.
# outcome: exact
# stdout: "first\n"
# status: 0
exec 0>&1
{ echo first >&0; } | : &
wait
