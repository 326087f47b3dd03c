# `cmd | … || st=("${PIPESTATUS[@]}")` gets the statuses.
# outcome: possible
# stdout: "3 0\n"
# status: 0
set -eo pipefail
(exit 3) | true || st=("${PIPESTATUS[@]}")
echo "${st[0]} ${st[1]}"
