# The status of a substitution among the words of `for` does not count.
# outcome: exact
# stdout: "a\nend\n"
# status: 0
set -e
for x in $(echo a; exit 3); do echo "$x"; done
echo end
