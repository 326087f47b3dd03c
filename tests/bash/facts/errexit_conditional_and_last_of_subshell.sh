# `[[ … ]] && x` as the last command of `( )` is fatal to the parent.
# outcome: exact
# stdout: "in\n"
# status: 1
set -e
( echo in; [[ a == b ]] && echo never )
echo end
