# `exec` with a redirection in a condition stays.
# outcome: exact
# stdout: ""
# status: 0
if exec 1>&2; then :; fi
echo hidden
