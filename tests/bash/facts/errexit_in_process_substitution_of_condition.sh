# errexit holds in a process substitution whose command is a condition, too.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
exec 3>&1
if : < <(false; echo never >&3); then :; fi
wait $! || :
echo end
