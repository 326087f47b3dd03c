# A redirection of `eval` holds for what it runs.
# outcome: exact
# stdout: "shown\n"
# status: 0
eval 'echo hidden' >&2
echo shown
