# `read` at the end of the file returns 1, which is fatal.
# outcome: possible
# stdout: "start\n"
# status: 1
set -e
echo start
read -r x </dev/null
echo end
