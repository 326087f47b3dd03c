# A function that is harmless in a condition is fatal without one.
# outcome: exact
# stdout: "still\n"
# status: 1
set -e
f() { false; echo still; }
f || true
f
echo never
