# `let n=0` returns 1, which is fatal.
# outcome: possible
# stdout: "start\n"
# status: 1
set -e
echo start
let n=0
echo end
