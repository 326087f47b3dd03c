# `exec` with a redirection in a group that has none itself stays.
# outcome: exact
# stdout: ""
# status: 0
{ exec 1>&2; }
echo hidden
