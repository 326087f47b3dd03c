# `[[ … ]] && x` as the last command of an `if` is harmless.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
if true; then [[ a == b ]] && echo never; fi
echo end
