# A redirected loop over a here-document prints to standard error.
# outcome: exact
# stdout: "end\n"
# status: 0
while read -r x; do echo "$x"; done >&2 <<<text
echo end
