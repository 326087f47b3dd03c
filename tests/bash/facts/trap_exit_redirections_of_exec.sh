# An EXIT trap runs with the redirections that `exec` has made.
# outcome: exact
# stdout: ""
# status: 0
trap 'echo hidden' EXIT
exec 1>&2
echo hidden
