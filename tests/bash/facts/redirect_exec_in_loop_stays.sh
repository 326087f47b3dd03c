# `exec` with a redirection in a loop stays after the loop.
# outcome: exact
# stdout: ""
# status: 0
for x in a; do exec 1>&2; done
echo hidden
