# A pipeline as a condition is exempt.
# outcome: exact
# stdout: "other\n"
# status: 0
set -eo pipefail
if false | true; then echo never; else echo other; fi
