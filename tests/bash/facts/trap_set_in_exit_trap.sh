# An EXIT trap that is set in the EXIT trap does not run.
# outcome: exact
# stdout: "body\none\n"
# status: 0
trap 'trap "echo two" EXIT; echo one' EXIT
echo body
