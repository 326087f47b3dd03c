# An ERR trap gets the status in `$?`.
# outcome: exact
# stdout: "err 9\n"
# status: 9
trap 'rc=$?; echo "err $rc"; exit "$rc"' ERR
(exit 9)
echo never
