# A failure on the left of `&&` is not fatal.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
false && echo never
echo end
