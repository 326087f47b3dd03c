# The status of a function is not that of its RETURN trap.
# outcome: exact
# stdout: ""
# status: 4
f() {
  trap 'true' RETURN
  return 4
}
f
exit $?
