# An ERR trap does not run for what errexit ignores.
# outcome: exact
# stdout: "end\n"
# status: 0
trap 'echo err' ERR
false || true
if false; then :; fi
! true
false && true
echo end
