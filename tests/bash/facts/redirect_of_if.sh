# A redirection of `if` holds for its condition and its branches.
# outcome: exact
# stdout: "end\n"
# status: 0
if echo asked; then echo yes; fi >&2
echo end
