# So it is where the exit stood in a condition: errexit was off there, and is not in the trap.
# outcome: exact
# stdout: "body\n"
# status: 7
set -e
trap '(exit 7); echo not reached' EXIT
answer() {
  echo body
  exit 0
}
if answer || false; then echo no; fi
