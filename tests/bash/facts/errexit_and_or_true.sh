# `a && b || true` is never fatal.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
[[ a == b ]] && echo never || true
echo end
