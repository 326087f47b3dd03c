# With `-E` an ERR trap that prints does so twice for `( false )`.
# outcome: exact
# stdout: "err\nerr\nend\n"
# status: 0
set -E
trap 'echo err' ERR
(false)
echo end
