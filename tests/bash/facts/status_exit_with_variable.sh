# `exit "$rc"` ends with the status that was kept.
# outcome: exact
# stdout: ""
# status: 4
rc=0
(exit 4) || rc=$?
exit "$rc"
