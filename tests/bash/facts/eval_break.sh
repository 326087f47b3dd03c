# `break` in `eval` leaves the loop.
# outcome: exact
# stdout: "a\nend\n"
# status: 0
for x in a b; do eval 'echo $x; break'; echo never; done
echo end
