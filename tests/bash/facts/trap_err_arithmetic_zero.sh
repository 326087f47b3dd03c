# `((0))` fires the ERR trap.
# outcome: exact
# stdout: "err\nend\n"
# status: 0
trap 'echo err' ERR
((0))
echo end
