# `[[ … ]] && x` as the last command of a `case` is harmless.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
case a in a) [[ a == b ]] && echo never ;; esac
echo end
