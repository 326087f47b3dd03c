# `unset` of a variable that is not set succeeds.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
unset nothing
echo end
