# A function called in a condition runs with errexit off throughout.
# outcome: exact
# stdout: "still\nyes\n"
# status: 0
set -e
f() { false; echo still; }
if f; then echo yes; fi
