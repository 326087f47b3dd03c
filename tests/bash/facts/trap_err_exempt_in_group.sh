# A failing `&&` list at the end of a group does not fire the ERR trap.
# outcome: exact
# stdout: "end\n"
# status: 0
trap 'echo err' ERR
{ false && true; }
if true; then false && true; fi
echo end
