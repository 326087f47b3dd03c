# A function that errexit ends does not run its RETURN trap.
# outcome: exact
# stdout: ""
# status: 1
set -e
f() {
  trap 'echo return' RETURN
  false
}
f
echo end
