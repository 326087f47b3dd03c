# A redirection to a file that cannot be made fails.
# outcome: exact
# disagrees: a redirection to a closed descriptor or unwritable file, and a write to a closed descriptor, cannot fail
# stdout: "failed\n"
# status: 0
echo never >/no/such/dir/file || echo failed
