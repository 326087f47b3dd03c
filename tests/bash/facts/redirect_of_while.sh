# A redirection of `while` holds for its body.
# outcome: exact
# stdout: "end\n"
# status: 0
while true; do echo body; break; done >&2
echo end
