# A subshell that ends with an `if` without a branch succeeds.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
( if [[ a == b ]]; then echo never; fi )
echo end
