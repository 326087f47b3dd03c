# An ERR trap can be a function.
# outcome: exact
# stdout: "failed 9\n"
# status: 1
failed() { echo "failed $1"; exit 1; }
trap 'failed $?' ERR
(exit 9)
echo never
