# The status of a substitution among a command's arguments does not count.
# outcome: exact
# stdout: "[]\n"
# status: 0
set -e
echo "[$(exit 3)]"
