# A redirection of `for` holds for its body.
# outcome: exact
# stdout: "end\n"
# status: 0
for x in a b; do echo "$x"; done >&2
echo end
