# `command` in front of a builtin does not hide its failure.
# outcome: exact
# stdout: "start\n"
# status: 1
set -e
echo start
command false
echo end
