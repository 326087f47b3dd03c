# The status of a substitution in the word of `case` does not count.
# outcome: exact
# stdout: "yes\nend\n"
# status: 0
set -e
case $(echo a; exit 3) in a) echo yes ;; esac
echo end
