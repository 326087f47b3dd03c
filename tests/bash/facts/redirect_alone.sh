# A redirection without a command succeeds and changes nothing.
# outcome: exact
# stdout: "0\n"
# status: 0
>&2
echo "$?"
