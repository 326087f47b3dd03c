# In `a && b || c` a failure of `b` runs `c`.
# outcome: exact
# stdout: "other\nend\n"
# status: 0
set -e
true && false || echo other
echo end
