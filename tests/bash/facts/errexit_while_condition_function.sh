# A function in the condition of `while` runs with errexit off.
# outcome: exact
# stdout: "still\nend\n"
# status: 0
set -e
f() { false; echo still; return 1; }
while f; do echo never; done
echo end
