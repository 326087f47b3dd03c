# With pipefail the status is that of the last element that failed.
# outcome: possible
# stdout: "4\n"
# status: 0
set -o pipefail
(exit 3) | (exit 4) | true
echo "$?"
