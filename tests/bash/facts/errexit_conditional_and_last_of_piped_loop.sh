# `[[ … ]] && x` as the last command of a piped loop is fatal.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
echo start
echo a | for y in z; do [[ $y == b ]] && echo never; done
echo end
