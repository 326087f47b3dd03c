# `echo --` prints the dashes.
# outcome: exact
# stdout: "-- a\n"
# status: 0
echo -- a
