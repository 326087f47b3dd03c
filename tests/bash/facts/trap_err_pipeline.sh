# An ERR trap runs once for a pipeline that fails.
# outcome: exact
# stdout: "err\nend\n"
# status: 0
set -o pipefail
trap 'echo err' ERR
false | false
echo end
