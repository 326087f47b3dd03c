# `|&` makes stderr what stdout has been redirected to, and not the pipe.
# outcome: exact
# stdout: "out\nerr\n"
# status: 0
exec 3>&1
{ echo out; echo err >&2; } >&3 |& :
