# A subshell does not change the options of its parent.
# outcome: exact
# stdout: "end\n"
# status: 0
(set -e)
false
echo end
