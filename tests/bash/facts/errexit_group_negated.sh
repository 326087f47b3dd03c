# `! { …; }` runs the group with errexit off.
# outcome: exact
# stdout: "still\nend\n"
# status: 0
set -e
! { false; echo still; }
echo end
