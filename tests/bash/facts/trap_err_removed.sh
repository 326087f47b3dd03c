# `trap - ERR` removes the trap.
# outcome: exact
# stdout: "end\n"
# status: 0
trap 'echo err' ERR
trap - ERR
false
echo end
