# The status of a substitution in an assignment before a command does not count.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
x=$(exit 3) true
echo end
