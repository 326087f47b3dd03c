# `break` in a loop's condition leaves the loop.
# outcome: exact
# disagrees: TODO
# stdout: "end\n"
# status: 0
while break; do echo never; done
echo end
