# A redirection may stand before the command.
# outcome: exact
# stdout: "shown\n"
# status: 0
>&2 echo hidden
>/dev/null echo hidden
echo shown
