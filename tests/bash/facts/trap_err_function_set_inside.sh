# A trap that a function sets stays after it.
# outcome: exact
# stdout: "err\nend\n"
# status: 0
f() { trap 'echo err' ERR; }
f
false
echo end
