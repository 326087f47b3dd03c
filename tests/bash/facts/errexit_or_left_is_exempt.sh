# A failure on the left of `||` is not fatal.
# outcome: exact
# stdout: "other\nend\n"
# status: 0
set -e
false || echo other
echo end
