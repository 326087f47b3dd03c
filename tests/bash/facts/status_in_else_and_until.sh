# In `else` and in the body of `until` the status is that of the condition that failed.
# outcome: exact
# stdout: "7\n7\n"
# status: 0
f() { return 7; }
if f; then
  true
else
  echo "$?"
fi
until f; do
  echo "$?"
  f() { return 0; }
done
