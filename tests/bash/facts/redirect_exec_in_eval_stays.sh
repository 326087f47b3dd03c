# `exec` with a redirection in `eval` stays.
# outcome: exact
# stdout: ""
# status: 0
eval 'exec 1>&2'
echo hidden
