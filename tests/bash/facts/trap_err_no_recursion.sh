# A failing command in the ERR trap does not run the trap again.
# outcome: exact
# stdout: "err\nend\n"
# status: 0
trap 'echo err; false' ERR
false
echo end
