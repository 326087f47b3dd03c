# `[[ … ]] && x` as the last command of a function is fatal to the caller.
# outcome: exact
# stdout: "in\n"
# status: 1
set -e
f() { echo in; [[ a == b ]] && echo never; }
f
echo end
