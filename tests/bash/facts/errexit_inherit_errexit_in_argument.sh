# With `inherit_errexit` a substitution among a command's arguments ends early, but its status is not looked at.
# outcome: exact
# stdout: "[one]\nend\n"
# status: 0
set -e
shopt -s inherit_errexit
echo "[$(echo one; false; echo two)]"
echo end
