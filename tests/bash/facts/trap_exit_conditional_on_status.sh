# An EXIT trap that prints only after a failure.
# outcome: exact
# stdout: "body\nfailed\n"
# status: 1
trap '[[ $? -eq 0 ]] || echo failed' EXIT
echo body
exit 1
