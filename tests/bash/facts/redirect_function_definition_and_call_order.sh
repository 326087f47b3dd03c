# A redirection of the definition acts after the one of the call.
# outcome: exact
# stdout: "end\n"
# status: 0
f() { echo err >&2; } 2>&1
f >/dev/null
echo end
