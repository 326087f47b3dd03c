# A function in `until` runs with errexit off.
# outcome: exact
# stdout: "still\nend\n"
# status: 0
set -e
f() { false; echo still; }
until f; do :; done
echo end
