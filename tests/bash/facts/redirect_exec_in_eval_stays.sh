# `exec` with a redirection in `eval` stays.
# outcome: exact
# disagrees: the end of a function call puts all descriptors back, not only those that the call itself redirects
# stdout: ""
# status: 0
eval 'exec 1>&2'
echo hidden
