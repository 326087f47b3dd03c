# Inside a condition even an explicit `set -e` does nothing.
# outcome: exact
# stdout: "still\nyes\n"
# status: 0
f() { set -e; false; echo still; }
if f; then echo yes; fi
