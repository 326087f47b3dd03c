# A command in $( ) that may fail, and does not, goes on: the inherited ERR trap is one way of two.
# outcome: possible
# stdout: "after\n"
# status: 0
set -Eeuo pipefail
trap 'return 0 2>/dev/null; exit 3' ERR
x=$(grep -c root /etc/passwd)
echo after
