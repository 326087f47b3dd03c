# `exec` of redirections that fail is a failing command where its status is looked at.
# outcome: possible
# stdout: "failed\n"
# status: 0
if ! exec 5>/no/such/dir/file; then echo failed; fi
