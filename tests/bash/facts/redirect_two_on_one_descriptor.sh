# Of two redirections of one descriptor the last counts.
# outcome: exact
# stdout: ""
# status: 0
echo hidden >&2 >/dev/null
echo shown >/dev/null >&1 2>/dev/null || echo other
