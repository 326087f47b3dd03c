# The status of a substitution in a here-string does not count.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
read -r x <<<"$(echo a; exit 3)"
echo end
