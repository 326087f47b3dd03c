# An EXIT trap of a redirected subshell writes where the subshell writes.
# outcome: exact
# stdout: "end\n"
# status: 0
(trap 'echo hidden' EXIT; exit 0) >&2
echo end
