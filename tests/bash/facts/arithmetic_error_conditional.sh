# A value that is no number makes `[[ … -gt … ]]` fail.
# outcome: possible
# stdout: "other\nend\n"
# status: 0
x=1a
[[ $x -gt 0 ]] || echo other
echo end
