# `!` in front of a pipeline that fails gives success.
# outcome: exact
# stdout: "0\n"
# status: 0
set -eo pipefail
! false | true
echo "$?"
