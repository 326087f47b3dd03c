# Without errexit a command that may fail, and does not, leaves the ERR trap alone.
# outcome: possible
# stdout: "after\n"
# status: 0
trap 'echo failed' ERR
grep -q root /etc/passwd
echo after
