# A function in `elif` runs with errexit off.
# outcome: exact
# stdout: "still\nyes\n"
# status: 0
set -e
f() { false; echo still; }
if false; then :; elif f; then echo yes; fi
