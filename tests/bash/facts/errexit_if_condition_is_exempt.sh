# A failing condition of `if` is not fatal, and an `if` without a branch to run succeeds.
# outcome: exact
# stdout: "end 0\n"
# status: 0
set -e
if false; then echo never; fi
echo "end $?"
