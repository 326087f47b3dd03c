# `set -euo pipefail` sets all three options.
# outcome: exact
# stdout: "start\n"
# status: 1
set -euo pipefail
echo start
false | true
echo never
