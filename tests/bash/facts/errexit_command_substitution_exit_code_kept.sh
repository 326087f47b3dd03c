# `x=$(…) || rc=$?` keeps the status.
# outcome: exact
# stdout: "7 text\n"
# status: 0
set -e
rc=0
x=$(echo text; exit 7) || rc=$?
echo "$rc $x"
