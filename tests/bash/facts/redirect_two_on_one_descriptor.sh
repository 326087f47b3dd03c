# Of two redirections of one descriptor the last counts.
# outcome: exact
# stdout: "shown\n"
# status: 0
echo hidden >&2 >/dev/null
echo hidden >/dev/null >&1
echo shown
