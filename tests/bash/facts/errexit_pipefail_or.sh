# `||` behind a pipeline takes its failure.
# outcome: exact
# stdout: "other\nend\n"
# status: 0
set -eo pipefail
false | true || echo other
echo end
