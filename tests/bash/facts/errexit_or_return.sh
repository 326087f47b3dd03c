# `… || return` returns the status of what failed.
# outcome: exact
# stdout: "5\n"
# status: 0
f() { (exit 5) || return; echo never; }
f
echo "$?"
