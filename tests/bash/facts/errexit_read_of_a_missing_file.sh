# Under errexit `$(<file)` of a missing file ends the shell at once, past any `||`.
# outcome: possible
# stdout: ""
# status: 1
set -e
x=$(</nonexistent/file) || echo caught
echo after
