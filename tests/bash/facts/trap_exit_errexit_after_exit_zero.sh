# Under errexit a command that fails in the EXIT trap ends it, and its status is that of the run that said `exit 0`.
# outcome: exact
# stdout: "body\n"
# status: 7
set -e
cleanup() {
  (exit 7)
  echo not reached
}
trap cleanup EXIT
answer() {
  echo body
  exit 0
}
answer
