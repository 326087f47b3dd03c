# `( … ) || …` takes the failure of the subshell, in which errexit is off.
# outcome: exact
# stdout: "still\nother 2\n"
# status: 0
set -e
(false; echo still; exit 2) || echo "other $?"
