# `[[ … ]] && x` as the last command of `while … < <()` is harmless.
# outcome: possible
# stdout: "end\n"
# status: 0
set -e
while read -r x; do [[ $x == b ]] && echo never; done < <(echo a)
echo end
