# `[[ … ]] && x` as the last command of a top-level group is harmless.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
{ [[ a == b ]] && echo never; }
echo end
