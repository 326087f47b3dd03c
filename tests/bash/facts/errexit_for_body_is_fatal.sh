# A failure in the body of a loop is fatal.
# outcome: exact
# stdout: "a\n"
# status: 1
set -e
for x in a b; do echo "$x"; false; done
echo end
