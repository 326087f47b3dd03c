# `return 1` in a function is fatal at the caller.
# outcome: exact
# stdout: "in\n"
# status: 1
set -e
f() { echo in; return 1; }
f
echo end
