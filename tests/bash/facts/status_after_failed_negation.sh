# In the body of `if ! command` the status is 0.
# outcome: exact
# stdout: "0\n0\n"
# status: 0
f() { return 7; }
if ! f; then
  echo "$?"
fi
if [[ -z "" ]]; then
  echo "${?}"
fi
