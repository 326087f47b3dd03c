# `[[ … ]] && x` as the last command of a `while` is harmless.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
n=0
while [[ $n == 0 ]]; do n=1; [[ $n == b ]] && echo never; done
echo end
