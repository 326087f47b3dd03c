# The ERR trap does not run when `$(<file)` ends the shell.
# outcome: possible
# stdout: ""
# status: 1
set -eE
trap 'echo err' ERR
x=$(</nonexistent/file) || echo caught
