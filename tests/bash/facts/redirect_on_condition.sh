# A redirection of the condition's command holds for that command only.
# outcome: exact
# stdout: "shown\n"
# status: 0
if echo hidden >/dev/null; then echo shown; fi
