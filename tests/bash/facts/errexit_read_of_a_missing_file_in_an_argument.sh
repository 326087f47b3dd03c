# Under errexit `$(<file)` of a missing file ends the shell among the arguments of a command.
# outcome: possible
# stdout: ""
# status: 1
set -e
echo "$(</nonexistent/file)" || echo caught
echo after
