# An unset variable under `set -u` ends the script with status 1.
# outcome: possible
# stdout: ""
# status: 1
set -u
: "$nothing"
