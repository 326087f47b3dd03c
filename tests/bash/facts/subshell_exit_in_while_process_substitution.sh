# `exit` in a loop over `< <( )` ends the script.
# outcome: possible
# stdout: "in\n"
# status: 3
while read -r x; do echo in; exit 3; done < <(echo a)
echo "end $?"
