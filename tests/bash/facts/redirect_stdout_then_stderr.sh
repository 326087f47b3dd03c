# Redirections act left to right: `>/dev/null 2>&1` sends standard error where stdout went.
# outcome: exact
# stdout: "end\n"
# status: 0
f() { echo out; echo err >&2; }
f >/dev/null 2>&1
echo end
