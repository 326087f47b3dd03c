# The status of a process substitution does not count.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
true < <(exit 3)
echo end
