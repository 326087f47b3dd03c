# An EXIT trap that prints only after a failure is silent after success.
# outcome: exact
# stdout: "body\n"
# status: 0
trap '[[ $? -eq 0 ]] || echo failed' EXIT
echo body
