# `break` in a loop's condition leaves the loop.
# outcome: exact
# disagrees: `break` in a condition leaves more than the loop
# stdout: "end\n"
# status: 0
while break; do echo never; done
echo end
