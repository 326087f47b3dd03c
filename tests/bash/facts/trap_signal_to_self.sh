# A trap for a signal runs when the shell sends it to itself.
# outcome: possible
# disagrees: a signal that the shell sends to itself ends it even when it is trapped or ignored
# stdout: "got\nend\n"
# status: 0
trap 'echo got' USR1
kill -USR1 $$
echo end
