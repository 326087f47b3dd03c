# A redirection to a file that cannot be made fails.
# outcome: possible
# stdout: "failed\n"
# status: 0
echo never >/no/such/dir/file || echo failed
