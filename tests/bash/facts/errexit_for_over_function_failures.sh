# A loop over functions that fail in `||` goes through all words.
# outcome: exact
# stdout: "not b\nend\n"
# status: 0
set -e
f() { [[ $1 == a ]]; }
for x in a b; do f "$x" || echo "not $x"; done
echo end
