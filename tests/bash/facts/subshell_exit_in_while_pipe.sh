# `exit` in a loop behind a pipe ends the loop only.
# outcome: possible
# stdout: "in\nend 3\n"
# status: 0
echo a | while read -r x; do echo in; exit 3; done
echo "end $?"
