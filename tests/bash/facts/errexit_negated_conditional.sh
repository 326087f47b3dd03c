# `! [[ … ]]` that fails is not fatal.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
! [[ a == a ]]
echo end
