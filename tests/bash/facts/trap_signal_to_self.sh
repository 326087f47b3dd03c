# A trap for a signal runs when the shell sends it to itself.
# outcome: possible
# stdout: "got\nend\n"
# status: 0
trap 'echo got' USR1
kill -USR1 $$
echo end
