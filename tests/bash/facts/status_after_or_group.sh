# In a group after `||` the status is that of the failure until another command has run.
# outcome: exact
# stdout: "7\n0\n"
# status: 0
f() { return 7; }
f || {
  echo "$?"
  echo "$?"
}
