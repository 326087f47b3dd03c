# `[[ … ]] && x` as the last command of a `for` is harmless.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
for x in a; do [[ $x == b ]] && echo never; done
echo end
