# A function behind `!` runs with errexit off throughout.
# outcome: exact
# stdout: "still\nend\n"
# status: 0
set -e
f() { false; echo still; }
! f
echo end
