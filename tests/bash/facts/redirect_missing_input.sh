# A redirection from a file that is not there fails, and the command does not run.
# outcome: possible
# stdout: "failed\n"
# status: 0
echo never </no/such/file || echo failed
