# `break` in a loop's condition leaves the loop.
# outcome: exact
# stdout: "end\n"
# status: 0
while break; do echo never; done
echo end
