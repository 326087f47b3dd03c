# A signal that the shell sends to itself ends it.
# outcome: exact
# stdout: "start\n"
# status: 143
echo start
kill -TERM $$
echo never
