# `exec` with a redirection in a subshell does not touch the parent.
# outcome: exact
# stdout: "shown\n"
# status: 0
(exec 1>&2; echo hidden)
echo shown
