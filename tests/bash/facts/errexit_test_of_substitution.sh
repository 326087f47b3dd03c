# The status of a substitution in `[[ ]]` does not count.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
[[ $(echo a; exit 3) == a ]]
echo end
