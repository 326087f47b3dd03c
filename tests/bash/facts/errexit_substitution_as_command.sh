# A command that is only a substitution without output has the substitution's status.
# outcome: exact
# stdout: ""
# status: 3
set -e
$(exit 3)
echo end
