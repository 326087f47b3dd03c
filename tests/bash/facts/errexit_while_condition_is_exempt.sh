# A failing condition of `while` is not fatal, and the loop succeeds.
# outcome: exact
# stdout: "end 0\n"
# status: 0
set -e
while false; do echo never; done
echo "end $?"
