# `let` with a value that is not 0 succeeds.
# outcome: exact
# stdout: "1\n"
# status: 0
set -e
let n=1
echo "$n"
