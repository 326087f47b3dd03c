# A failing condition of `until` is not fatal.
# outcome: exact
# stdout: "turn\nend\n"
# status: 0
set -e
n=0
until [[ $n == x ]]; do echo "turn"; n=x; done
echo end
