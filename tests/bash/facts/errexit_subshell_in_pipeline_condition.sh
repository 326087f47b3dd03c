# A subshell in a negated pipeline runs with errexit off.
# outcome: exact
# stdout: "still\nend\n"
# status: 0
exec 3>&1
set -e
! (false; echo still >&3) | true
echo end
