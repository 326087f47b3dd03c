# A failing `[ … ]` on its own is fatal.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
echo start
[ a = b ]
echo end
