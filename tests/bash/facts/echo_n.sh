# `echo -n` leaves the newline out.
# outcome: exact
# stdout: "ab\n"
# status: 0
echo -n a
echo b
