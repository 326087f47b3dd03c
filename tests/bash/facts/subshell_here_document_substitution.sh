# A command in a here-document's `$( )` writes into the here-document, and its status is ignored.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
read -r x <<E
$(echo inner; exit 3)
E
echo end
