# errexit holds in a process substitution: what follows a failure there does not run.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
exec 3>&1
: < <(false; echo never >&3)
wait $! || :
echo end
