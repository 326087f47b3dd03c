# `[[ … ]] && x` as the last command of `$( )` is fatal to the assignment.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
echo start
x=$([[ a == b ]] && echo never)
echo end
