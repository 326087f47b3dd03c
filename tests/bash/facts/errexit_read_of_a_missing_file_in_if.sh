# Under errexit `$(<file)` of a missing file ends the shell in a condition, too.
# outcome: possible
# stdout: ""
# status: 1
set -e
if ! x=$(</nonexistent/file); then echo caught; fi
echo after
