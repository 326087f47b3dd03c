# `$?` after an ERR trap is what it was before.
# outcome: exact
# stdout: "6\n"
# status: 0
trap 'true' ERR
(exit 6)
echo "$?"
