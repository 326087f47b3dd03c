# Errexit holds in a RETURN trap.
# outcome: exact
# stdout: "return\n"
# status: 1
set -e
f() { trap 'echo return; false' RETURN; }
f
echo end
