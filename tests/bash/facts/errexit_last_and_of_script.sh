# A failing `[[ … ]] && x` at the end of the script is the script's status.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
echo start
[[ a == b ]] && echo never
