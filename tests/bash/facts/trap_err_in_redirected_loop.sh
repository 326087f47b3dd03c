# An ERR trap that a failure in a redirected loop triggers writes where the loop writes.
# outcome: exact
# stdout: "end\n"
# status: 0
trap 'echo hidden' ERR
for x in a; do false; done >&2
echo end
