# A bare `[[ … ]] && x` as the text of an EXIT trap does not change the status.
# outcome: exact
# stdout: "body\n"
# status: 0
set -e
trap '[[ a == b ]] && echo never' EXIT
echo body
